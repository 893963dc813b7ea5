/** The floors, as somebody would write them by hand for one page: no framework, no reuse. Scripts for the browser. */

/** Columns and words like ours; one string per row, so that drawing is as cheap as it can be. */
const shared = `
const states = { 0: 'Draft', 1: 'New', 3: 'Closed', 6: 'Resolved', 7: 'Cancelled', 10: 'Open', 18: 'Awaiting info' };
const priorities = { 1: 'Critical', 2: 'High', 3: 'Moderate', 4: 'Low' };
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const row = (item) => {
  const tr = document.createElement('tr');
  tr.className = 'row';
  const cells = [item.number, item.shortDescription, states[item.state], priorities[item.priority], date.format(new Date(item.updatedAt))];
  for (const [index, text] of cells.entries()) {
    const td = document.createElement('td');
    if (index === 1) {
      const a = document.createElement('a');
      a.href = 'case.html?case=' + item.number;
      a.textContent = text;
      td.append(a);
    } else td.textContent = text;
    tr.append(td);
  }
  return tr;
};
const table = (rows) => {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const text of ['Number', 'Subject', 'State', 'Priority', 'Updated']) {
    const th = document.createElement('th');
    th.textContent = text;
    head.append(th);
  }
  table.append(rows);
  return table;
};
`;

/** A list that asks for a token, then for the same ten cases, and draws them into `#vanilla`. */
export const vanillaList = `${shared}
const { token } = await (await fetch('/token', { method: 'POST' })).json();
const answer = await fetch('/v1/cases?limit=10', { headers: { Authorization: 'Bearer ' + token } });
const { items, total } = await answer.json();
const body = document.createElement('tbody');
for (const item of items) body.append(row(item));
const heading = document.createElement('h2');
heading.textContent = 'Cases ' + total;
document.querySelector('#vanilla').append(heading, table(body));
`;

/** A window onto any number of rows: `show(items, host)` with a frame of 640 px and rows of 57 px. */
export const vanillaWindow = `${shared}
export const show = (items, host) => {
  const height = 57;
  const frame = document.createElement('div');
  frame.className = 'frame';
  const space = document.createElement('div');
  space.style.height = items.length * height + 'px';
  const body = document.createElement('tbody');
  const holder = table(body);
  space.append(holder);
  frame.append(space);
  host.append(frame);
  let from = -1;
  const draw = () => {
    const first = Math.max(0, Math.floor(frame.scrollTop / height) - 3);
    if (first === from) return;
    from = first;
    const count = Math.ceil(frame.clientHeight / height) + 6;
    body.replaceChildren(...items.slice(first, first + count).map(row));
    holder.style.transform = 'translateY(' + first * height + 'px)';
  };
  frame.addEventListener('scroll', draw, { passive: true });
  draw();
};
`;

export const vanillaStyles = `
body { margin: 16px; font: 15px/24px sans-serif; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
tr { height: 57px; }
td, th { padding: 0 8px; border-bottom: 1px solid #ddd; text-align: start; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.frame { height: 640px; overflow: auto; contain: strict; }
`;
