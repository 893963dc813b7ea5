/*
 * Stands in for the site's own login: choose who is signed in.
 *
 *   <script type="module" src="/demo/person-switcher.js" data-site="boxeo" data-person="maria.lindqvist"></script>
 *   <div data-person-switcher></div>
 *
 * It must stand before Oriel's script tag: a real site writes the address of its own token endpoint there, this page
 * writes the one of the chosen person. `?person=` in the address chooses too; the choice lives as long as the tab.
 */
const tag = document.querySelector('script[data-site]');
const site = tag.dataset.site;
const key = `demo-person-${site}`;

const stored = (name = key) => {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
};
const store = (value, name = key) => {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // Storage is switched off: the choice then lives in the address alone.
  }
};

const asked = new URLSearchParams(location.search).get('person');
if (asked) store(asked);
const person = asked ?? stored() ?? tag.dataset.person;

// Everything that takes a token: Oriel's script tag, and modules written out in the page.
const tokenUrl = `/demo/${site}/token?person=${encodeURIComponent(person)}`;
for (const script of document.querySelectorAll('script[data-module]')) script.dataset.tokenUrl = tokenUrl;
for (const module of document.querySelectorAll('oriel-module[token-url]')) module.setAttribute('token-url', tokenUrl);

// Who owns several profiles is still the one they chose when the page comes again.
const profile = stored(`${key}-${person}`);
if (profile) for (const script of document.querySelectorAll('script[data-module]')) script.dataset.profile = profile;
document.addEventListener('oriel-profile-change', ({ detail }) => store(detail.id, `${key}-${person}`));

const choose = (next) => {
  store(next);
  const url = new URL(location.href);
  if (stored() === next) url.searchParams.delete('person');
  else url.searchParams.set('person', next);
  // A sign-in of somebody else is a new page; a case opened by hash belongs to the person before.
  url.hash = '';
  if (url.href === location.href) location.reload();
  else location.assign(url);
};

const show = (host, people) => {
  const current = people.find((each) => each.id === person);
  const initials = document.createElement('span');
  initials.className = 'initials';
  initials.ariaHidden = 'true';
  initials.textContent = (current?.name ?? '?')
    .split(' ')
    .map((word) => word[0])
    .join('')
    .slice(0, 2);
  const select = document.createElement('select');
  select.ariaLabel = 'Signed in as';
  for (const each of people) {
    const option = document.createElement('option');
    option.value = each.id;
    option.textContent = each.detail ? `${each.name}, ${each.detail}` : each.name;
    option.selected = each.id === person;
    select.append(option);
  }
  select.addEventListener('change', () => choose(select.value));
  host.replaceChildren(initials, select);
};

const host = document.querySelector('[data-person-switcher]');
if (host) {
  try {
    const answer = await fetch(`/demo/${site}/persons`);
    const body = await answer.json();
    show(host, body.items ?? body);
  } catch {
    // Without the list the page still works for the person already chosen.
    show(host, [
      {
        id: person,
        name: person
          .split('.')
          .map((word) => word[0].toUpperCase() + word.slice(1))
          .join(' '),
      },
    ]);
  }
}
