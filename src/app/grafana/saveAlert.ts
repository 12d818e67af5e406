import { FINGERPRINT_ANNOTATION, fingerprintRule, type GrafanaGroup, toGrafanaRuleGroup, say } from '../../engine';
import type { Folder, StoredGroup, StoredRule } from './apiTypes';
import { asGrafanaError } from './callGrafana';
import { describeFailure, type SaveStep } from './describeFailure';
import { ensureFolder, isPseudoFolder } from './folders';
import { findRule, readGroup, writeGroup } from './ruleStore';

export interface SaveRequest {
  /** With one rule, which replaces the one of the same uid. */
  group: GrafanaGroup;
  /** Null: a folder of the group's title is found or made. */
  folderUid: string | null;
  /** Changes of other people may be overwritten. */
  overwrite: boolean;
}

export type SaveOutcome =
  | { kind: 'saved'; uid: string; sentences: string[] }
  /** Nothing was written: somebody has to say yes first. */
  | { kind: 'ask'; sentence: string }
  /** `folder`: what was made before it went wrong; a second try goes on there. */
  | { kind: 'failed'; sentence: string; folder: Folder | null };

/** Puts the rule into its group, beside what is there. Never throws; nothing of other people is lost. */
export async function saveAlert({ group, folderUid, overwrite }: SaveRequest): Promise<SaveOutcome> {
  let step: SaveStep = 'read';
  let folder: Folder | null = null;
  if (folderUid !== null && isPseudoFolder({ uid: folderUid })) {
    return { kind: 'failed', folder, sentence: pseudoFolder() };
  }
  try {
    const { uid } = group.rules[0];
    const existing = await findRule(uid);
    if (existing?.provenance) {
      return { kind: 'failed', folder, sentence: describeProvisioned(existing.title) };
    }
    const question = existing === null ? null : askAbout(existing);
    if (question !== null && !overwrite) {
      return { kind: 'ask', sentence: question };
    }
    // A rule stays where it is: people may have moved it, and contact points are chosen by folder. Not where nobody sees it.
    const isHome = existing?.folderUID && existing.ruleGroup && !isPseudoFolder({ uid: existing.folderUID });
    const home = isHome ? existing : null;
    step = 'folder';
    const target = home?.folderUID ?? folderUid;
    if (target === null) {
      const ensured = await ensureFolder(group.folder);
      folder = { uid: ensured.uid, title: ensured.title };
    }
    step = 'read';
    const into = { uid: target ?? folder!.uid, group: home?.ruleGroup ?? group.name };
    const before = await readGroup(into.uid, into.group);
    const provisioned = before?.rules.find(({ provenance }) => provenance);
    if (provisioned) {
      return { kind: 'failed', folder, sentence: describeProvisionedGroup(into.group) };
    }
    step = 'write';
    await writeGroup(mergeGroup(toMarkedGroup({ ...group, name: into.group }, into.uid), before));
    return { kind: 'saved', uid, sentences: listRemarks(group, before, home) };
  } catch (error) {
    return { kind: 'failed', folder, sentence: describeFailure(step, asGrafanaError(error), folder?.title ?? null) };
  }
}

/** The rule says what it was when it was saved, so that later changes can be told. */
function toMarkedGroup(group: GrafanaGroup, folderUid: string): StoredGroup {
  const made = toGrafanaRuleGroup(group, folderUid);
  const rules = made.rules.map((rule) => ({
    ...rule,
    annotations: { ...rule.annotations, [FINGERPRINT_ANNOTATION]: fingerprintRule(rule) },
  }));
  return { ...made, rules };
}

/** What is in the group stays; so does what people choose in Grafana for this rule: whether it is paused, and who is told. */
function mergeGroup(made: StoredGroup, before: StoredGroup | null): StoredGroup {
  if (before === null) {
    return made;
  }
  const rules = made.rules.map((rule) => {
    const old = before.rules.find(({ uid }) => uid === rule.uid);
    const { isPaused = false, notification_settings } = old ?? {};
    return { ...rule, isPaused, ...(notification_settings ? { notification_settings } : {}) };
  });
  const own = new Map(rules.map((rule) => [rule.uid, rule]));
  const kept = before.rules.map((rule) => own.get(rule.uid) ?? rule);
  const added = rules.filter(({ uid }) => !before.rules.some((rule) => rule.uid === uid));
  const isAlone = kept.length === 0 || (kept.length === 1 && added.length === 0);
  return { ...made, interval: isAlone ? made.interval : before.interval, rules: [...kept, ...added] };
}

/** Null where the rule is as we saved it. */
function askAbout(rule: StoredRule): string | null {
  const mark = rule.annotations?.[FINGERPRINT_ANNOTATION];
  const name = JSON.stringify(rule.title.slice(0, 80));
  return mark === fingerprintRule(rule)
    ? null
    : say`The rule ${name} was changed by hand since it was saved. Saving writes over those changes.`;
}

const pseudoFolder = () =>
  say`This folder only shows folders that others share with you, and a rule in it would be in no list: choose another one. Nothing was changed.`;

const describeProvisioned = (title: string) =>
  say`The rule ${JSON.stringify(title.slice(0, 80))} comes from a file or another program, which has to change it.`;

const describeProvisionedGroup = (group: string) =>
  say`The group ${JSON.stringify(group.slice(0, 80))} has rules from a file or another program: choose another group.`;

function listRemarks(group: GrafanaGroup, before: StoredGroup | null, home: StoredRule | null): string[] {
  const others = before?.rules.filter(({ uid }) => uid !== group.rules[0].uid).length ?? 0;
  const moved = home !== null && home.ruleGroup !== group.name;
  return [
    ...(moved ? [say`The alert existed already in the group ${home.ruleGroup ?? ''}, and stays there.`] : []),
    ...(others > 0 && before!.interval !== group.intervalSeconds
      ? [say`The group is evaluated every ${before!.interval} seconds, as its other rules want it.`]
      : []),
  ];
}
