"""Makes the Lambda package."""
