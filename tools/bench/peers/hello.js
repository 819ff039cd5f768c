// The Node SDK's hello-world, as its documentation begins.
const { readFileSync } = require('fs');
const Alexa = require('ask-sdk-core');

const hello = {
  canHandle: () => true,
  handle: (input) => input.responseBuilder.speak('Hello, world.').reprompt('Hello, world.').getResponse(),
};
const skill = Alexa.SkillBuilders.custom().addRequestHandlers(hello).create();
skill.invoke(JSON.parse(readFileSync(process.argv[2]))).then((answer) => console.log(JSON.stringify(answer)));
