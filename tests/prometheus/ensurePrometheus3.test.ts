import { ensurePrometheus3 } from './ensurePrometheus3.mjs';
import { makeTemporaryFolder } from './makeTemporaryFolder.mjs';

describe('ensurePrometheus3(onProgress), where there is neither a built one nor Go', () => {
  const folder = makeTemporaryFolder('leakscope-no-go-');
  const before = { ...process.env };
  beforeEach(() => {
    process.env = { ...before, PATH: folder.path, XDG_CACHE_HOME: folder.path };
    delete process.env.LEAKSCOPE_PROMETHEUS3;
    delete process.env.LEAKSCOPE_PROMTOOL3;
    delete process.env.CI;
  });
  afterAll(() => {
    process.env = before;
    folder.remove();
  });

  test('says in a line that tests are skipped, and what to do', () => {
    const lines: string[] = [];
    expect(ensurePrometheus3((line) => lines.push(line))).toBeNull();
    expect(lines).toEqual([
      expect.stringMatching(/^Tests on Prometheus 3 are skipped: there is no Go.* To run them, install Go/),
    ]);
  });

  test('with CI set it fails', () => {
    process.env.CI = 'true';
    expect(() => ensurePrometheus3()).toThrow(/^Prometheus 3 is missing: there is no Go.*\. Install Go .*\.$/);
  });
});
