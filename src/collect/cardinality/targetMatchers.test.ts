import type { LabelMatcher } from '../sources/labelMatcher';
import { matchersText } from '../containers/memoryQueries';
import { toTargetMatchers } from './targetMatchers';

const HOSTILE = 'a"}b\n';

describe('toTargetMatchers(scope, target)', () => {
  test.each<[string, LabelMatcher[], { job?: string; instance?: string }, string]>([
    ['nothing', [], {}, ''],
    ['a namespace', [{ label: 'namespace', op: '=~', value: 'shop|web' }], {}, 'namespace=~"shop|web"'],
    [
      'a container by expression: targets of pods that name none stay',
      [{ label: 'container', op: '=~', value: 'app|web' }],
      {},
      'container=~"(?:app|web)|",pod!=""',
    ],
    [
      'a container by its name',
      [{ label: 'container', op: '=', value: 'a.b' }],
      {},
      'container=~"(?:a\\\\.b)|",pod!=""',
    ],
    ['without a container', [{ label: 'container', op: '!~', value: 'app' }], {}, 'container!~"app"'],
    ['names of a target', [], { job: HOSTILE, instance: 'i' }, 'job="a\\"}b\\n",instance="i"'],
    ['a job alone', [], { job: 'j' }, 'job="j"'],
  ])('%s', (_, scope, target, text) => {
    expect(matchersText(toTargetMatchers(scope, target))).toBe(text);
  });
});
