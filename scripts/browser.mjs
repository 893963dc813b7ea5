/** A Chromium for the tests: found, or installed where that can be done without asking. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';

function installOnDebian() {
  const root = process.getuid?.() === 0;
  if (!root || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return;
  process.stdout.write('installing Chromium with apt-get\n');
  const apt = (...args) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', '-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  // The package lists of a bare image are empty or old: read them only when the first try says so.
  if (!install() && apt('update')) install();
}

/** The path of a browser that can be started; ends the process with 2 and one sentence when there is none. */
export async function ensureBrowser() {
  let path = findBrowser();
  if (!path) {
    installOnDebian();
    path = findBrowser(() => {});
  }
  if (path) return path;
  process.stderr.write('The tests need Chromium or Chrome: install one, or set CHROME_PATH to its program file.\n');
  process.exit(2);
}
