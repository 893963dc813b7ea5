/**
 * Everything `npm test` checks, in order: cheap checks first. A failing step does not stop the others. Test runners
 * say `<name>: N passed, N failed`; a step without such a line counts as one check.
 */
import { spawn } from 'node:child_process';
import { root } from './files.mjs';

const bin = (name) => `node_modules/.bin/${name}`;
const script = (name, ...args) => [process.execPath, `scripts/${name}.mjs`, ...args];

/** `live`: its lines are shown as they come, else only when it fails. `minutes`: it is stopped after that. */
const steps = [
  { name: 'lint', run: [bin('biome'), 'check', '.'] },
  { name: 'types', run: script('types') },
  { name: 'layers', run: [bin('depcruise'), 'src', 'components', 'server', 'demo', 'test', '--output-type', 'err'] },
  { name: 'rules', run: script('source-rules') },
  { name: 'unused', run: [bin('knip')] },
  { name: 'contract', run: [process.execPath, '--import', 'tsx', 'scripts/contract.ts', '--check'] },
  { name: 'docs', run: script('docs', '--check') },
  { name: 'build', run: script('build') },
  { name: 'size', run: script('size'), live: true },
  { name: 'snippets', run: script('snippets') },
  { name: 'unit', run: script('node-tests'), live: true, minutes: 8 },
  { name: 'browser', run: [bin('wtr')], live: true, minutes: 12 },
  { name: 'conformance', run: script('node-tests', 'test/conformance'), live: true, minutes: 6 },
  { name: 'e2e', run: script('node-tests', 'test/e2e'), live: true, minutes: 8 },
];

/** The last counts a runner printed, or undefined. */
export function countsIn(output) {
  const found = [...output.matchAll(/^\w+: (\d+) passed, (\d+) failed$/gm)].at(-1);
  return found && { passed: Number(found[1]), failed: Number(found[2]) };
}

/** What a finished step adds to the totals: a runner that dies without a failing test is a failure too. */
export function verdict(code, output) {
  const counts = countsIn(output) ?? (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal codes begin with one
const plain = (text) => text.replace(/\x1b\[[0-9;]*[A-Za-z]/g, '');

function execute({ run: [file, ...args], live, minutes = 3 }) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', npm_config_update_notifier: 'false' },
      // A group of its own, so that a runner's browsers and servers end with it.
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    let output = '';
    const take = (chunk) => {
      const text = plain(String(chunk));
      output += text;
      if (live) process.stdout.write(text.replace(/\n{2,}/g, '\n'));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const stop = () => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    const limit = setTimeout(() => {
      output += `\nstopped after ${minutes} minutes\n`;
      stop();
    }, minutes * 60_000);
    const interrupt = () => {
      stop();
      process.exit(130);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    child.on('error', (error) => {
      output += String(error);
    });
    child.on('close', (code) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      stop();
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs the named steps, or all; answers the exit code. The last line is `N passed, N failed`. */
export async function runSteps(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    process.stderr.write(`no step ${unknown.join(', ')}; steps: ${steps.map((step) => step.name).join(' ')}\n`);
    return 2;
  }
  const total = { passed: 0, failed: 0 };
  const failing = [];
  for (const step of steps.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const started = Date.now();
    if (step.live) process.stdout.write(`${step.name}\n`);
    const { code, output } = await execute(step);
    const { passed, failed } = verdict(code, output);
    total.passed += passed;
    total.failed += failed;
    if (failed) failing.push(step.name);
    if (failed && !step.live) process.stdout.write(output.replace(/^(?=.)/gm, '  '));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${failed ? '✗' : '✓'} ${step.name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
  }
  if (failing.length > 0) process.stdout.write(`failing: ${failing.join(', ')}\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}
