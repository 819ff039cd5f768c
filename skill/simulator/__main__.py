"""`python -m skill.simulator say | talk | hear | explain | evaluate | serve`."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from skill import __version__
from skill.app import build_skill, load_opened_resources
from skill.dialogue.state.conversation import Conversation
from skill.listening.encoder.files import EncoderError
from skill.simulator.clock import ClockError
from skill.simulator.device import Device, DeviceError
from skill.simulator.devices import DEVICES
from skill.simulator.emulated_alexa import SCOPES, ZONES, EmulatedAlexa
from skill.simulator.emulated_api import running_alexa
from skill.simulator.envelopes import Setting
from skill.simulator.evaluate import CaseError, read_cases, report, run_case, summary
from skill.simulator.exchange import Exchange
from skill.simulator.explaining import explain
from skill.simulator.hearing import MODELS, Ear
from skill.simulator.local_skill import running_skill
from skill.simulator.outline import outline
from skill.simulator.overhearing import explained
from skill.simulator.page import serve_page
from skill.talk import Talk, UserInput


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "serve":
            return serve_page()
        return _explain(options) if options.command == "explain" else _converse(options)
    except (CaseError, ClockError, DeviceError, EncoderError, OSError) as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
    return 0


def _converse(options: argparse.Namespace) -> int:
    """Run a command that talks with the skill, or hears for it, through its Flask door."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # its line for each request would stand between what is said
    alexa = EmulatedAlexa(
        zone=ZONES[options.locale], permissions={SCOPES.get(name, name) for name in options.permissions}
    )
    resources = load_opened_resources()
    options.talk = Talk(resources)
    with running_skill(build_skill(resources=resources)) as (host, port), running_alexa(lambda: alexa) as endpoint:
        setting = Setting(options.locale, options.device, endpoint=endpoint, clock=alexa.clock)
        device = Device(host, port, Ear(options.locale), setting, alexa)
        _COMMANDS[options.command](device, options)
    return 0


def _say(device: Device, options: argparse.Namespace) -> None:
    for sentence in options.sentences:
        _show(device.say(sentence), options)


def _talk(device: Device, options: argparse.Namespace) -> None:
    exchange = device.say(f"open {device.ear.invocation}")
    _show(exchange, options, with_said=False)
    while not exchange.ends or exchange.alexa_says:
        try:
            sentence = input("you: ")
        except EOFError:
            print()
            return
        exchange = device.say(sentence)
        _show(exchange, options, with_said=False)


def _hear(device: Device, options: argparse.Namespace) -> None:
    for line in sys.stdin:
        sentence = line.strip()
        if sentence:
            fresh = Device(device.host, device.port, device.ear, device.setting, device.alexa)
            fresh.reach()
            exchange = fresh.say(sentence)
            line = {
                **_heard(exchange),
                "findings": exchange.assessment["findings"],
                "disposition": exchange.assessment["disposition"],
                "answers": exchange.answers,
                "ears": _ears(exchange, options.talk),
            }
            print(json.dumps(line), flush=True)


def _evaluate(device: Device, options: argparse.Namespace) -> None:
    results = []
    for case in read_cases(options.file):
        fresh = Device(device.host, device.port, device.ear, device.setting, device.alexa)
        result = run_case(fresh, case)
        results.append(result)
        if options.json:
            print(json.dumps(result.as_json()), flush=True)
    figures = summary(results)
    if options.json:
        print(json.dumps({"summary": figures}))
    else:
        print("\n".join(report(figures, results)))


def _explain(options: argparse.Namespace) -> int:
    talk = Talk(load_opened_resources())
    if options.to not in ("", *talk.resources.knowledge.content.questions):
        print(f"error: no question has the id {options.to}; skill/triage/content has those there are", file=sys.stderr)
        return 1
    found = explain(talk, Conversation(pending=options.to), UserInput(text=options.sentence), options.locale)
    if options.json:
        print(json.dumps(found))
    else:
        for lines in outline(found):
            print("\n".join(lines.indented()))
    return 0


def _show(exchange: Exchange, options: argparse.Namespace, with_said: bool = True) -> None:
    if not options.json:
        if with_said:
            print(f"you: {exchange.said}")
        if exchange.spoken:
            print(f"skill: {exchange.spoken}" + ("  [session ends]" if exchange.ends else ""), flush=True)
        elif exchange.ends and exchange.request:
            print("(nothing more is said)  [session ends]", flush=True)
        if exchange.alexa_says:
            print(f"alexa: {exchange.alexa_says}", flush=True)
        return
    line = {
        "said": exchange.said,
        "heard": _heard(exchange),
        "spoken": exchange.spoken,
        "ssml": exchange.ssml,
        "ends": exchange.ends,
        "assessment": exchange.assessment,
        "ears": _ears(exchange, options.talk),
        "response": exchange.response,
    }
    print(json.dumps(line), flush=True)


def _heard(exchange: Exchange) -> dict[str, Any]:
    return {"intent": exchange.heard.intent, "slots": {name: slot.value for name, slot in exchange.heard.slots.items()}}


def _ears(exchange: Exchange, talk: Talk) -> dict[str, Any] | None:
    """Return what each ear heard, and the verdict; None if nothing was said to the skill that needs two ears."""
    found = explained(talk, exchange.request) if exchange.request else None
    return found["ears"] if found else None


_COMMANDS = {"say": _say, "talk": _talk, "hear": _hear, "evaluate": _evaluate}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m skill.simulator", description="A local Echo for Back Pain Guide.")
    parser.add_argument("--version", action="version", version=f"Back Pain Guide {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    spoken = argparse.ArgumentParser(add_help=False)
    spoken.add_argument("--locale", default="en-US", choices=sorted(path.stem for path in MODELS.glob("??-??.json")))
    spoken.add_argument("--json", action="store_true", help="one JSON object for each turn, case or explanation")
    common = argparse.ArgumentParser(add_help=False, parents=[spoken])
    common.add_argument("--device", default="speaker", choices=sorted(DEVICES))
    common.add_argument(
        "--permissions",
        nargs="*",
        default=(),
        metavar="SCOPE",
        help=f"permissions that are granted: {', '.join(SCOPES)}, or a whole scope",
    )
    say = commands.add_parser("say", parents=[common], help="one conversation, one turn for each argument")
    say.add_argument("sentences", nargs="+")
    commands.add_parser("talk", parents=[common], help="talk with the skill")
    commands.add_parser("hear", parents=[common], help="what is heard in each line of standard input")
    why = commands.add_parser("explain", parents=[spoken], help="why one sentence is heard as it is")
    why.add_argument("sentence")
    why.add_argument("--to", default="", metavar="QUESTION", help="the id of the question that it answers")
    evaluate = commands.add_parser("evaluate", parents=[common], help="run cases and print the figures")
    evaluate.add_argument("file", type=Path)
    commands.add_parser("serve", help="the page and the endpoint on 127.0.0.1 (PORT changes 5000)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
