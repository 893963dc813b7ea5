// Copies the snippet as it stands in the page; the button says that it did.
const button = document.querySelector('#copy');
const snippet = document.querySelector('#snippet');

button?.addEventListener('click', async () => {
  const label = button.querySelector('span');
  try {
    await navigator.clipboard.writeText(snippet.textContent);
    label.textContent = 'Copied';
  } catch {
    // No clipboard here (plain http, or refused): select the text, so that the keyboard can copy it.
    getSelection().selectAllChildren(snippet);
    label.textContent = 'Selected';
  }
  setTimeout(() => {
    label.textContent = 'Copy';
  }, 2000);
});
