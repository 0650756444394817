import ICAL from 'ical.js';
import { answerEach } from './lines.mjs';

// A calendar in; out: its lines as bytes count them, and what the reader reads in it. An event of days is read as days, one of instants as UTC.
await answerEach((text) => {
  const lines = text.split('\r\n');
  const faults = [
    ...(lines.at(-1) === '' ? [] : ['does not end with CRLF']),
    ...(/(?<!\r)\n|\r(?!\n)/.test(text) ? ['a line end that is not CRLF'] : []),
    ...lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `${Buffer.byteLength(line)} octets: ${line}`),
    ...lines.filter((line) => line.includes('\uFFFD')).map((line) => `a character was cut: ${line}`),
  ];
  const calendar = new ICAL.Component(ICAL.parse(text));
  // The zone that the file itself describes, and no other.
  ICAL.TimezoneService.reset();
  calendar.getAllSubcomponents('vtimezone').forEach((zone) => ICAL.TimezoneService.register(new ICAL.Timezone(zone), zone.getFirstPropertyValue('tzid')));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      location: event.location,
      status: component.getFirstPropertyValue('status'),
      start: read(component.getFirstProperty('dtstart')),
      end: read(component.getFirstProperty('dtend')),
    };
  });
  return { faults, name: calendar.getFirstPropertyValue('name'), events: latest(events) };

  function read(property) {
    const time = property.getFirstValue();
    if (time.isDate) {
      return time.toString();
    }
    const zone = property.getParameter('tzid');
    if (zone && !ICAL.TimezoneService.has(zone)) {
      faults.push(`no zone ${zone}`);
    }
    return time.convertToZone(ICAL.Timezone.utcTimezone).toString();
  }
});

// What a calendar program holds after reading versions of the same events: the highest sequence of each.
function latest(events) {
  const held = new Map();
  for (const event of events) {
    if (!held.has(event.uid) || held.get(event.uid).sequence <= event.sequence) {
      held.set(event.uid, event);
    }
  }
  return [...held.values()];
}
