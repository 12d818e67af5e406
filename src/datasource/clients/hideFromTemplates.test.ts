import { hideFromTemplates } from './hideFromTemplates';

describe('hideFromTemplates(expr)', () => {
  test.each([
    ['up', 'up'],
    ['up{pod="$namespace"}', 'up{pod="\\x24namespace"}'],
    ['up{pod="${__user.login}"}', 'up{pod="\\x24{__user.login}"}'],
    ['up{pod=~"a$"}', 'up{pod=~"a\\x24"}'],
    ['up{pod=~"a\\\\$"}', 'up{pod=~"a\\\\\\x24"}'],
    ['up{pod="[[pod]]"}', 'up{pod="[\\x5bpod]]"}'],
    ['up{pod=~"[[:alpha:]]"}', 'up{pod=~"[\\x5b:alpha:]]"}'],
    ['up{pod="[[[x"}', 'up{pod="[\\x5b[x"}'],
    ['rate(up[5m])', 'rate(up[5m])'],
  ])('%s', (expr, hidden) => {
    expect(hideFromTemplates(expr)).toBe(hidden);
  });
});
