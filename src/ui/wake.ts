import type { ReactiveControllerHost } from 'lit';

interface Alarm {
  at: number;
  timer?: ReturnType<typeof setTimeout>;
}
const alarms = new WeakMap<ReactiveControllerHost, Alarm>();

const alarmOf = (host: ReactiveControllerHost): Alarm => {
  const alarm: Alarm = { at: Infinity };
  let left = false;
  host.addController({
    hostConnected() {
      // What was shown before it left the page may be out of date.
      if (left) host.requestUpdate();
    },
    hostDisconnected() {
      left = true;
      clearTimeout(alarm.timer);
      alarm.at = Infinity;
    },
  });
  alarms.set(host, alarm);
  return alarm;
};

/**
 * Renders `host` again in `ms` at the latest: what shows the time asks for it each time it is rendered, so that nothing
 * ticks for what is not shown. One timer per host, the earliest wish wins; a host that left the page is not woken.
 */
export const wake = (host: ReactiveControllerHost, ms: number): void => {
  const alarm = alarms.get(host) ?? alarmOf(host);
  const at = Date.now() + ms;
  if (at >= alarm.at) return;
  clearTimeout(alarm.timer);
  alarm.at = at;
  alarm.timer = setTimeout(() => {
    alarm.at = Infinity;
    host.requestUpdate();
  }, ms);
};
