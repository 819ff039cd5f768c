"""Holds conversations through a real Home Assistant: through its own Wyoming entity, and through our component.

`make test-home-assistant` runs it with the Python of .venv-home-assistant. The door runs beside it, as `make assist`
starts it, with the Python that is given as the argument.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from statistics import median
from subprocess import PIPE, Popen

from home import HOUSE, entity_of, flow, running_home
from homeassistant.config_entries import SOURCE_USER, SOURCE_ZEROCONF
from homeassistant.const import __version__
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from homeassistant.setup import async_setup_component
from talks import CONVERSATIONS, Talker, held

OURS, THEIRS = "back_pain_guide", "wyoming"
HOST = "127.0.0.1"


@contextmanager
def running_door(python: str, port: int = 0) -> Iterator[int]:
    """`make assist` on a port of this machine."""
    command = [python, "-m", "skill.assist", "--uri", f"tcp://{HOST}:{port}", "--locale", "en-GB"]
    with Popen(command, cwd=HOUSE, stdout=PIPE, stderr=PIPE, text=True) as door:
        try:
            line = door.stdout.readline()
            if not line:
                raise SystemExit(f"The door did not open: {door.stderr.read()}")
            yield int(line.rpartition(":")[2])
        finally:
            door.kill()


async def set_up(hass: HomeAssistant, domain: str, port: int) -> str:
    """Set an integration up as a person does, in its form. Returns the id of its agent."""
    form = await flow(hass, domain, SOURCE_USER)
    assert form["type"] is FlowResultType.FORM, form
    done = await hass.config_entries.flow.async_configure(form["flow_id"], {"host": HOST, "port": port})
    assert done["type"] is FlowResultType.CREATE_ENTRY, done
    await hass.async_block_till_done()
    return entity_of(hass, done["result"])


async def another_service(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A Wyoming service that is not the guide."""
    await reader.readline()
    writer.write(json.dumps({"type": "info", "data": {"handle": [{"name": "other"}]}}).encode() + b"\n")
    writer.close()


async def check_the_form(hass: HomeAssistant, port: int) -> None:
    """What the form says where there is no door, another service, or a door that is set up already."""
    other = await asyncio.start_server(another_service, HOST, 0)
    wrong = other.sockets[0].getsockname()[1]
    form = await flow(hass, OURS, SOURCE_USER)
    for closed, error in ((1, "cannot_connect"), (wrong, "not_the_guide")):
        form = await hass.config_entries.flow.async_configure(form["flow_id"], {"host": HOST, "port": closed})
        assert form["errors"] == {"base": error}, form
    again = await hass.config_entries.flow.async_configure(form["flow_id"], {"host": HOST, "port": port})
    assert again["reason"] == "already_configured", again
    other.close()
    for found, reason in ((port, "already_configured"), (1, "cannot_connect"), (wrong, "cannot_connect")):
        result = await flow(hass, OURS, SOURCE_ZEROCONF, discovered(found))
        assert result["reason"] == reason, result


def discovered(port: int) -> ZeroconfServiceInfo:
    name = f"back-pain-guide-{port}._wyoming._tcp.local."
    address = ip_address(HOST)
    return ZeroconfServiceInfo(address, [address], port, "guide.local.", "_wyoming._tcp.local.", name, {})


async def check_discovery(hass: HomeAssistant, port: int) -> None:
    """A door that was found is set up with one click."""
    form = await flow(hass, OURS, SOURCE_ZEROCONF, discovered(port))
    assert form["step_id"] == "confirm", form
    done = await hass.config_entries.flow.async_configure(form["flow_id"], {})
    assert done["type"] is FlowResultType.CREATE_ENTRY, done
    await hass.async_block_till_done()
    assert await hass.config_entries.async_remove(done["result"].entry_id)


async def check_the_event(hass: HomeAssistant, agent: str) -> None:
    """A warning fires an event once, and the event holds no word."""
    events = []
    stop = hass.bus.async_listen("back_pain_guide_warning", events.append)
    talker = Talker(hass, agent)
    await talker.say("my back hurts")
    assert events == []
    await talker.say("i have chest pain")
    await talker.say("what about ice")
    await hass.async_block_till_done()
    assert [event.data for event in events] == [{"device_id": None, "entity_id": agent}]
    stop()


async def check_a_check_in(hass: HomeAssistant, agent: str) -> None:
    """The blueprint opens a check-in; the first answer comes with its mark, the later ones with the id alone."""
    calls = []
    hass.services.async_register("assist_satellite", "start_conversation", lambda call: calls.append(call.data))
    inputs = {"guide": agent, "speaker": "assist_satellite.kitchen", "at": "18:00:00"}
    warned = {"then": [{"event": "lights_on"}]}
    automations = [
        {"id": "1", "alias": "ci", "use_blueprint": {"path": "back_pain_guide/check_in.yaml", "input": inputs}},
        {"id": "2", "alias": "aw", "use_blueprint": {"path": "back_pain_guide/after_a_warning.yaml", "input": warned}},
    ]
    lights = []
    hass.bus.async_listen("lights_on", lights.append)
    assert await async_setup_component(hass, "automation", {"automation": automations})
    await hass.async_block_till_done()
    await hass.services.async_call("automation", "trigger", {"entity_id": "automation.ci"}, blocking=True)
    await hass.async_block_till_done()
    (call,) = calls
    assert call["start_message"].endswith("Is it getting worse?"), call
    talker = Talker(hass, agent)
    assert "getting better?" in (await talker.say("no", call["extra_system_prompt"])).text
    assert (await talker.say("yes")).listens
    assert "Call 9 9 9 now" in (await talker.say("but i can't feel my bum")).text
    await hass.async_block_till_done()
    assert len(lights) == 1


async def check_diagnostics(hass: HomeAssistant) -> None:
    """The figures, and nothing that was said."""
    from custom_components.back_pain_guide.diagnostics import async_get_config_entry_diagnostics

    (entry,) = hass.config_entries.async_entries(OURS)
    found = await async_get_config_entry_diagnostics(hass, entry)
    assert found["figures"]["turns"] > 20, found
    assert found["figures"]["failures"] == 0, found
    assert HOST not in json.dumps(found)
    assert "back hurts" not in json.dumps(found)


async def check_a_lost_door(hass: HomeAssistant, agent: str, python: str, port: int) -> None:
    """Where the door is gone, the person hears what to do; once it is back, the talk begins anew."""
    talker = Talker(hass, agent)
    spoken = await talker.say("my back hurts")
    assert "In an emergency, call your local emergency number" in spoken.text, spoken
    assert not spoken.listens
    with running_door(python, port):
        assert "low back pain" in (await talker.say("my back hurts")).text


async def main(python: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(HOUSE / "custom_components", Path(folder) / "custom_components")
        shutil.copytree(HOUSE / "blueprints", Path(folder) / "blueprints")
        async with running_home(folder) as hass:
            with running_door(python) as port:
                for domain, can_listen in ((THEIRS, False), (OURS, True)):
                    agent = await set_up(hass, domain, port)
                    times = []
                    for turns in CONVERSATIONS.values():
                        talker = Talker(hass, agent)
                        await held(talker, turns, can_listen=can_listen)
                        times += talker.times
                    print(
                        f"{agent} ({domain}): {len(CONVERSATIONS)} conversations, {len(times)} turns; "
                        f"first {times[0] * 1000:.0f} ms, median {median(times) * 1000:.0f} ms, "
                        f"slowest {max(times) * 1000:.0f} ms"
                    )
                await check_the_form(hass, port)
                with running_door(python) as second:
                    await check_discovery(hass, second)
                await check_the_event(hass, agent)
                await check_a_check_in(hass, agent)
                await check_diagnostics(hass)
            await check_a_lost_door(hass, agent, python, port)
    print(f"Home Assistant {__version__}: its own entity and our component are as they should be.")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
