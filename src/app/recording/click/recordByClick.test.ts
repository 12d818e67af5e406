import { FakeGrafana } from '../../testing/FakeGrafana';
import { recordingStrings } from '../recordingStrings';
import { describeStep } from './describeStep';
import { grafanaStore } from './grafanaStore';
import { planGroups } from './planGroups';
import { lookAtGroups, recordByClick, removeByClick, type Step } from './recordByClick';
import { rulerStore } from './rulerStore';

const { click: texts } = recordingStrings;
const PLAN = { clusterLabel: null, expand: (text: string) => text };
const statesOf = (steps: Step[]) => steps.map(({ state }) => state);

let grafana: FakeGrafana;
beforeEach(() => {
  grafana = new FakeGrafana().install();
});

describe.each([
  ['grafana', () => grafanaStore('prom', 'Leakscope')],
  ['ruler', () => rulerStore('prom', 'mimir')],
] as const)('by the way %s', (way, makeStore) => {
  const groups = planGroups(way, PLAN).slice(0, 3);
  const namesThere = () =>
    way === 'grafana' ? grafana.groups.map(({ title }) => title) : [...grafana.rulerGroups.keys()];
  const writing = way === 'grafana' ? 'PUT' : 'POST';

  test('recordByClick(store, groups) writes all groups and reads each back; a second time nothing is written', async () => {
    const store = makeStore();
    expect(groups[0].name).toBe('leakscope-recording');
    expect(statesOf(await lookAtGroups(store, groups))).toEqual(['absent', 'absent', 'absent']);
    expect(statesOf(await recordByClick(store, groups))).toEqual(['written', 'written', 'written']);
    expect(namesThere()).toEqual(groups.map(({ name }) => name));
    const before = grafana.calls.filter(({ method }) => method === writing).length;
    expect(statesOf(await recordByClick(makeStore(), groups))).toEqual(['stands', 'stands', 'stands']);
    expect(grafana.calls.filter(({ method }) => method === writing)).toHaveLength(before);
  });

  test('a failure half-way says what stands and what does not, and a second try goes on from there', async () => {
    const store = makeStore();
    await recordByClick(store, groups.slice(0, 1));
    grafana.fault = { method: writing, path: /rules|rule-groups/, status: 500, message: 'database is locked.' };
    const steps = await recordByClick(store, groups);
    expect(statesOf(steps)).toEqual(['stands', 'failed', 'left']);
    expect(describeStep(steps[1], way)).toBe(
      `${texts.at.write}: ${texts.failures.failed} ${texts.said('database is locked')}`
    );
    expect(namesThere()).toEqual(['leakscope-recording']);
    expect(statesOf(await recordByClick(store, groups))).toEqual(['stands', 'written', 'written']);
  });

  test('a connection that broke after the write: the second try finds it standing', async () => {
    grafana.fault = { method: writing, path: /leakscope/, status: 0 };
    const steps = await recordByClick(makeStore(), groups);
    expect(statesOf(steps)).toEqual(['failed', 'left', 'left']);
    expect(describeStep(steps[0], way)).toContain(texts.failures.unanswered);
    expect(statesOf(await recordByClick(makeStore(), groups))[0]).toBe('stands');
  });

  test('somebody without rights is told what to ask for', async () => {
    grafana.fault = { method: writing, path: /leakscope/, status: 403, message: 'Permissions needed' };
    const [step] = await recordByClick(makeStore(), groups);
    expect(describeStep(step, way)).toContain(texts.refused[way]);
  });

  test('removeByClick(store, groups) takes them away, and says so of what was not there', async () => {
    const store = makeStore();
    await recordByClick(store, groups.slice(0, 2));
    expect(statesOf(await removeByClick(store, groups))).toEqual(['removed', 'removed', 'absent']);
    expect(namesThere()).toEqual([]);
  });
});

describe('Grafana-managed groups', () => {
  const groups = planGroups('grafana', PLAN).slice(0, 3);
  const store = () => grafanaStore('prom', 'Leakscope');

  test('each rule asks a data source and writes to the same one', async () => {
    await recordByClick(store(), groups);
    const [{ rules, interval }] = grafana.groups;
    expect(interval).toBe(120);
    for (const { record, data, uid, title } of rules) {
      expect(record).toMatchObject({ from: 'A', target_datasource_uid: 'prom' });
      expect(data).toMatchObject([{ refId: 'A', datasourceUid: 'prom', model: { instant: true } }]);
      expect(uid).toMatch(/^leakscope-rec-[0-9a-f]{8}-[0-9a-f]{8}$/);
      expect(title.length).toBeLessThanOrEqual(190);
    }
    const titles = grafana.groups.flatMap((group) => group.rules.map(({ title }) => title));
    expect(new Set(titles).size).toBe(titles.length);
    const uids = grafana.groups.flatMap((group) => group.rules.map(({ uid }) => uid));
    expect(new Set(uids).size).toBe(uids.length);
  });

  test('rules of other people in the group stay, when ours are written and when they are taken away', async () => {
    await recordByClick(store(), groups);
    const other = { ...grafana.groups[0].rules[0], uid: 'theirs', title: 'Theirs' };
    grafana.groups[0].rules.push(other);
    grafana.groups[0].rules[0].data[0].model = { expr: 'up' };
    expect(statesOf(await lookAtGroups(store(), groups))).toEqual(['other', 'stands', 'stands']);
    expect(statesOf(await recordByClick(store(), groups))[0]).toBe('written');
    expect(statesOf(await removeByClick(store(), groups))).toEqual(['removed', 'removed', 'removed']);
    expect(grafana.groups.map(({ rules }) => rules.map(({ uid }) => uid))).toEqual([['theirs']]);
  });

  test('rules that a file keeps are not touched', async () => {
    grafana.groupsTellProvenance = true;
    await recordByClick(store(), groups);
    grafana.groups[0].rules[0].provenance = 'file';
    const [step] = await removeByClick(store(), groups);
    expect(describeStep(step, 'grafana')).toContain(texts.failures.provisioned);
    expect(grafana.groups).toHaveLength(3);
  });

  test('what reads back differently is no success', async () => {
    grafana.groupsTellProvenance = false;
    const honest = store();
    const steps = await recordByClick({ ...honest, read: async () => 'other' }, groups);
    expect(statesOf(steps)).toEqual(['failed', 'left', 'left']);
    expect(describeStep(steps[0], 'grafana')).toBe(texts.readBack);
  });
});
