/**
 * Writes the draft into the page's address, where the page gives it a parameter: a reload goes on where one was. Everything
 * else in the address stays as it is, letter by letter; `#name` is a parameter of the hash. Undefined takes it out.
 */
export const nameDraft = (name: string | undefined, draft: string | undefined): void => {
  if (!name) return;
  const { pathname, search, hash } = location;
  const inHash = name.startsWith('#');
  const key = inHash ? name.slice(1) : name;
  const parts = (inHash ? hash : search).slice(1).split('&').filter(Boolean);
  // A hash that holds no parameters is the page's own.
  if (inHash && parts.some((part) => !part.includes('='))) return;
  const others = parts.filter((part) => !new URLSearchParams(part).has(key));
  const text = [...others, ...(draft ? [`${encodeURIComponent(key)}=${encodeURIComponent(draft)}`] : [])].join('&');
  const to = inHash ? `${pathname}${search}${text && `#${text}`}` : `${pathname}${text && `?${text}`}${hash}`;
  if (to === pathname + search + hash) return;
  try {
    history.replaceState(history.state, '', to);
  } catch {
    // A page that allows no history: it is asked where to go on, as without the parameter.
  }
};
