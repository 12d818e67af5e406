import { FINGERPRINT_ANNOTATION, fingerprintRule } from '../../engine';
import type { AlertForm } from '../form/alertForm';
import { buildAlert } from '../form/buildAlert';
import { startForm } from '../form/startForm';
import { FakeGrafana } from '../testing/FakeGrafana';
import type { StoredRule } from './apiTypes';
import { saveAlert, type SaveRequest } from './saveAlert';

const CONTEXT = { prometheusUid: 'prom', clusterLabel: null, minGrafana: '12.1' as const, panel: null };
const LINK = { kind: 'leak' as const, labels: { namespace: 'shop', container: 'app' } };
const groupOf = (changes: Partial<AlertForm> = {}) =>
  buildAlert({ ...startForm(LINK, 'leakscope'), ...changes }, CONTEXT).group;
const UID = groupOf().rules[0].uid;
/** A rule of somebody else, with a field that we do not know. */
const FOREIGN = { uid: 'mine', title: 'Mine', condition: 'A', data: [], record: { x: 1 } } as unknown as StoredRule;

const save = (request: Partial<SaveRequest> = {}) =>
  saveAlert({ group: groupOf(), folderUid: null, overwrite: false, ...request });

describe('saveAlert(request)', () => {
  test('makes the folder and the group, editable, with a mark', async () => {
    const grafana = new FakeGrafana().install();
    expect(await save()).toEqual({ kind: 'saved', uid: UID, sentences: [] });
    expect(grafana.folders).toEqual([{ uid: 'f1', title: 'Leakscope' }]);
    const [{ rules, ...group }] = grafana.groups;
    expect(group).toEqual({ title: 'leakscope-alerts', folderUid: 'f1', interval: 300 });
    expect(rules[0].annotations![FINGERPRINT_ANNOTATION]).toBe(fingerprintRule(rules[0]));
    expect(grafana.calls.at(-1)).toMatchObject({ method: 'PUT', headers: { 'X-Disable-Provenance': 'true' } });
  });

  test('keeps what else is in the group, and its interval', async () => {
    const grafana = new FakeGrafana().install();
    grafana.groups = [{ title: 'g', folderUid: 'f9', interval: 60, rules: [FOREIGN] }];
    expect(await save({ group: groupOf({ group: 'g' }), folderUid: 'f9' })).toEqual({
      kind: 'saved',
      uid: UID,
      sentences: ['The group is evaluated every 60 seconds, as its other rules want it.'],
    });
    expect(grafana.groups[0]).toMatchObject({ interval: 60, rules: [FOREIGN, { uid: UID }] });
    expect(grafana.folders).toEqual([]);
  });

  test('two scopes stand side by side; the same one is changed, and stays paused and routed', async () => {
    const grafana = new FakeGrafana().install();
    await save();
    await save({ group: groupOf({ scope: { namespace: 'web' } }) });
    Object.assign(grafana.groups[0].rules[0], { isPaused: true, notification_settings: { receiver: 'ann' } });
    expect(await save({ group: groupOf({ threshold: '70' }) })).toMatchObject({ kind: 'saved' });
    expect(grafana.groups).toHaveLength(1);
    const [first, second] = grafana.groups[0].rules;
    expect([first.uid, second.uid]).toEqual([UID, groupOf({ scope: { namespace: 'web' } }).rules[0].uid]);
    expect(first).toMatchObject({ isPaused: true, notification_settings: { receiver: 'ann' } });
    expect(JSON.stringify(first.data)).toContain('"params":[70]');
  });

  test('asks before it writes over changes of other people', async () => {
    const grafana = new FakeGrafana().install();
    await save();
    grafana.groups[0].rules[0].labels = { severity: 'page' };
    expect(await save()).toEqual({ kind: 'ask', sentence: expect.stringContaining('changed by hand') });
    expect(grafana.written).toHaveLength(1);
    expect(await save({ overwrite: true })).toMatchObject({ kind: 'saved' });
    expect(grafana.groups[0].rules[0].labels).toEqual({ severity: 'warning' });
  });

  test('a rule that was moved stays where it is', async () => {
    const grafana = new FakeGrafana().install();
    await save();
    Object.assign(grafana.groups[0], { title: 'nights', folderUid: 'f7' });
    expect(await save()).toMatchObject({
      kind: 'saved',
      sentences: ['The alert existed already in the group nights, and stays there.'],
    });
    expect(grafana.groups).toHaveLength(1);
    expect(grafana.written.at(-1)).toMatchObject({ title: 'nights', folderUid: 'f7' });
  });

  test.each([
    ['the rule', { uid: UID, title: 'T', provenance: 'file' }, 'other', /^The rule "T" comes from a file/],
    ['another rule of the group', { ...FOREIGN, provenance: 'file' }, 'leakscope-alerts', /choose another group\.$/],
  ])('%s is from a file: nothing is written', async (_, rule, title, sentence) => {
    const grafana = new FakeGrafana().install();
    grafana.groupsTellProvenance = true;
    grafana.groups = [{ title, folderUid: 'f1', interval: 60, rules: [rule as StoredRule] }];
    expect(await save({ folderUid: 'f1', overwrite: true })).toMatchObject({
      kind: 'failed',
      sentence: expect.stringMatching(sentence),
    });
    expect(grafana.written).toEqual([]);
  });

  test('another rule of the group is from a file, which Grafana tells when it is too late', async () => {
    const grafana = new FakeGrafana().install();
    const group = { title: 'leakscope-alerts', folderUid: 'f1', interval: 60 };
    grafana.groups = [{ ...group, rules: [{ ...FOREIGN, provenance: 'file' }] }];
    expect(await save({ folderUid: 'f1', overwrite: true })).toMatchObject({
      kind: 'failed',
      sentence: expect.stringMatching(/the group has rules from a file.*Choose another group\. Nothing was changed\./),
    });
    expect(grafana.groups[0].rules).toHaveLength(1);
  });

  test.each([
    ['12.4', 409, "cannot update with provided provenance '', needs 'file'", 'alerting.provenanceMismatch'],
    ['10.1', 500, "cannot update with provided provenance '', needs 'file'", undefined],
    [
      'after 12.4',
      400,
      'invalid alert rule: cannot add non-provisioned rule to group containing provisioned rules [1/f/g]',
      undefined,
    ],
  ])('a group of a file in the words of Grafana %s', async (_, status, message, messageId) => {
    const grafana = new FakeGrafana().install();
    grafana.fault = { method: 'PUT', path: /rule-groups/, status, message, messageId };
    expect(await save()).toMatchObject({
      kind: 'failed',
      sentence: expect.stringMatching(
        /^The rule could not be saved: the group has rules from a file or another program/
      ),
    });
  });

  test('no rule into a folder that is only a view of others', async () => {
    const grafana = new FakeGrafana().install();
    expect(await save({ folderUid: 'sharedwithme' })).toMatchObject({
      kind: 'failed',
      sentence: expect.stringMatching(/in no list: choose another one\. Nothing was changed\.$/),
    });
    expect(grafana.calls).toEqual([]);
  });

  test('a rule that got into such a folder once comes out of it', async () => {
    const grafana = new FakeGrafana().install();
    await save();
    grafana.groups[0].folderUid = 'sharedwithme';
    expect(await save({ folderUid: 'f1' })).toMatchObject({ kind: 'saved', sentences: [] });
    expect(grafana.written.at(-1)).toMatchObject({ folderUid: 'f1' });
  });

  test.each<[string, RegExp, number, RegExp]>([
    ['GET', /alert-rules/, 403, /^The rules that exist could not be read: you may not.*Nothing was changed\./],
    ['GET', /alert-rules/, 500, /Grafana failed\. Nothing was changed\. Try again\./],
    ['POST', /folders/, 403, /^The folder could not be found or made: you may not make folders.*Nothing was changed\./],
    ['POST', /folders/, 412, /of this name is there already.*Nothing was changed\./],
    ['GET', /rule-groups/, 500, /could not be read.*The folder "Leakscope" is there; the rule is not\./],
    ['PUT', /rule-groups/, 403, /may not change rules.*The folder "Leakscope" is there; the rule is not\./],
    ['PUT', /rule-groups/, 409, /of this name is there already/],
    ['PUT', /rule-groups/, 412, /of this name is there already/],
    ['PUT', /rule-groups/, 400, /does not take it as it is.*Grafana says: because\.$/],
    ['PUT', /rule-groups/, 500, /^The rule could not be saved: Grafana failed\. The folder "Leakscope" is there/],
    ['PUT', /rule-groups/, 504, /^No answer came, so that the rule may be saved or not\. Try again/],
    ['PUT', /rule-groups/, 0, /^No answer came/],
  ])('%s %s answers %d: says what is done, and a second try works', async (method, path, status, sentence) => {
    const grafana = new FakeGrafana().install();
    grafana.fault = { method, path, status, message: 'because' };
    const outcome = await save();
    expect(outcome).toMatchObject({ kind: 'failed', sentence: expect.stringMatching(sentence) });
    expect(await save()).toMatchObject({ kind: 'saved' });
    expect(grafana.folders).toHaveLength(1);
    expect(grafana.groups.map(({ rules }) => rules.length)).toEqual([1]);
  });

  test('an answer that is no group is not written over', async () => {
    const grafana = new FakeGrafana().install();
    grafana.groups = [{ title: 'leakscope-alerts', folderUid: 'f1' } as never];
    grafana.groups[0].rules = [] as never;
    delete (grafana.groups[0] as { interval?: number }).interval;
    expect(await save({ folderUid: 'f1' })).toMatchObject({ kind: 'failed' });
    expect(grafana.written).toEqual([]);
  });
});
