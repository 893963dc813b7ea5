import { expect, nextFrame } from '@open-wc/testing';
import axe from 'axe-core';
import { html } from 'lit';
import { plus } from '../../src/ui/icons.js';
import { locale, type Stage, stage, styles } from '../../test/browser/parts-stage.js';
import { banner } from './banner.js';
import { composer } from './composer.js';
import { checkbox, field, input, select } from './field.js';
import { fileDrop, fileList } from './files.js';
import { header } from './header.js';
import { pager } from './pager.js';
import { priority } from './priority.js';
import { radioList } from './radio-list.js';
import { relativeTime } from './relative-time.js';
import { segmented } from './segmented.js';
import { skeletonForm } from './skeleton-form.js';
import { stateDot, stateTone } from './state-dot.js';
import { stepper } from './stepper.js';
import { attachment, change, dayLine, message } from './timeline.js';

const everything = (host: Stage) => html`
  ${header({ title: 'Cases', count: '1,284', actions: html`<button class="btn primary">${plus}Create case</button>` })}
  ${banner({ tone: 'danger', title: 'Failed', text: html`<a href="#x">See why</a>`, actions: html`<button class="btn">Try again</button>` })}
  ${banner({ tone: 'warning', title: 'Offline', text: 'Keep writing.' })}
  ${Object.entries(stateTone).map(([state, tone]) => stateDot(state, tone))}${[1, 2, 3, 4].map((n) => priority(n, `P${n}`))}
  ${stepper(locale, [{ label: 'New', detail: '17 Nov' }, { label: 'Open' }, { label: 'Closed' }], 1)}
  <h3>Activity</h3>
  ${dayLine('Today')}
  ${message(locale, { at: '2026-11-18T15:58:00Z', exact: 'x', name: 'Priya', initials: 'PR', detail: 'ACME', text: 'Text', files: attachment(locale, { name: 'a.gz', size: 5, image: false, url: '#' }) })}
  ${change(locale, { at: '2026-11-18T15:58:00Z', exact: 'x', text: html`changed to <b>Open</b>`, tone: stateTone[10] })}
  ${composer({ text: html`<textarea aria-label="Reply" placeholder="Write a reply"></textarea>`, tools: 'All can read it.', send: html`<button class="btn">Send reply</button>` })}
  ${field({ id: 'a', label: 'Subject', error: 'Enter a subject', hint: 'One line' }, (ids) => input({ ...ids, value: '' }))}
  ${field({ id: 'b', label: 'Category', note: '(optional)' }, (ids) => select({ ...ids, value: '', empty: 'Choose', options: [] }))}
  ${field({ id: 'c', label: 'Priority', group: true }, (ids) =>
    segmented({
      name: 'c',
      labelledby: ids.label,
      options: [
        { value: '1', label: 'High' },
        { value: '2', label: 'Low' },
      ],
      value: '1',
      onChange: () => undefined,
    }),
  )}
  ${field({ id: 'd', label: 'Version', group: true }, (ids) => radioList({ name: 'd', labelledby: ids.label, options: [{ value: '1', label: 'Yours', detail: 'x' }], value: '1', onChange: () => undefined }))}
  ${field({ id: 'e', label: 'Files', group: true }, (ids) => html`${fileDrop(locale, { id: ids.id, onFiles: () => undefined })}${fileList(locale, [{ key: '1', name: 'a', size: 1, progress: 0.5 }], () => undefined)}`)}
  ${field({ id: 'f', label: 'Product', group: true }, (ids) => html`<oriel-part-combobox .labelledby=${ids.label} .words=${{ choose: 'Choose' }} .options=${[]}></oriel-part-combobox>`)}
  ${checkbox({ label: 'True', checked: true, onChange: () => undefined })}
  <oriel-part-menu label="More" .items=${[{ id: '1', label: 'Close' }]} .content=${plus} kind="only"></oriel-part-menu>
  ${pager(locale, { page: 2, size: 10, total: 1284, onPage: () => undefined })}
  ${relativeTime(host, '2026-11-18T15:58:00Z')}${skeletonForm(2)}
`;

for (const [name, background] of [
  ['light', '#fff'],
  ['dark', '#111416'],
] as const) {
  it(`axe finds nothing in any part, ${name}, and the console stays silent`, async () => {
    const warned: unknown[] = [];
    const { warn, error } = console;
    console.warn = (...words) => warned.push(words);
    console.error = console.warn;
    try {
      const place = await stage(everything);
      place.style.cssText = `--oriel-scheme:${name};background:${background}`;
      await nextFrame();
      for (const animation of document.getAnimations()) animation.finish();
      const { violations } = await axe.run(place, {
        rules: { region: { enabled: false }, 'target-size': { enabled: true } },
      });
      expect(
        violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).join('\n')}`),
      ).to.deep.equal([]);
      expect(warned.filter((words) => !/dev mode/.test(String(words)))).to.deep.equal([]);
    } finally {
      Object.assign(console, { warn, error });
    }
  }).timeout(30_000);
}

it('uses system colours alone in forced colours', () => {
  const system = /^(Canvas|CanvasText|Highlight|HighlightText|LinkText|ButtonBorder|GrayText|none|transparent)$/i;
  const wrong: string[] = [];
  for (const { styleSheet } of styles) {
    for (const rule of styleSheet?.cssRules ?? []) {
      if (!(rule instanceof CSSMediaRule) || !rule.conditionText.includes('forced-colors')) continue;
      for (const inner of rule.cssRules as unknown as CSSStyleRule[]) {
        for (const property of inner.style) {
          const value = inner.style.getPropertyValue(property);
          // A shorthand that holds a variable has no value of its own here.
          if (value && /color$|^--o-|^stroke$/.test(property) && !system.test(value))
            wrong.push(`${inner.selectorText} ${property}: ${value}`);
        }
      }
    }
  }
  expect(wrong).to.deep.equal([]);
});
