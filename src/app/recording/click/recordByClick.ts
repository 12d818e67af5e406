import { asGrafanaError, type GrafanaError } from '../../grafana/callGrafana';
import type { RecordingGroup, RecordingStore } from './recordingStore';

/**
 * What is known of a group. `stands`: it is there as it should be. `other`: it is there, and is another one. `absent`: it is
 * not there. `written`, `removed`: done, and read back. `failed`: see `problem`. `left`: not touched, because one before it
 * failed.
 */
export type StepState = 'stands' | 'other' | 'absent' | 'written' | 'removed' | 'failed' | 'left';

export interface Step {
  group: string;
  state: StepState;
  problem: Problem | null;
}

/** Where it went wrong. `read-back`: it was taken, and is not there as it was sent. */
export type Problem = { at: 'prepare' | 'read' | 'write' | 'remove'; error: GrafanaError } | { at: 'read-back' };

class ReadBackError extends Error {}

/** What is there of each group. Never throws. */
export const lookAtGroups = (store: RecordingStore, groups: readonly RecordingGroup[]) =>
  run(groups, async (group, at) => {
    at('read');
    return ({ same: 'stands', other: 'other', missing: 'absent' } as const)[await store.read(group)];
  });

/**
 * Writes the groups one after the other, and reads each back. What stands already is not written again, so that the same
 * call takes up what an earlier one left. Ends at the first failure. Never throws.
 */
export const recordByClick = (store: RecordingStore, groups: readonly RecordingGroup[]) => {
  let isPrepared = false;
  return run(groups, async (group, at) => {
    if (!isPrepared) {
      at('prepare');
      await store.prepare();
      isPrepared = true;
    }
    at('read');
    if ((await store.read(group)) === 'same') {
      return 'stands';
    }
    at('write');
    await store.write(group);
    at('read');
    if ((await store.read(group)) !== 'same') {
      throw new ReadBackError();
    }
    return 'written';
  });
};

/** Takes them away again, and looks whether they are gone. Never throws. */
export const removeByClick = (store: RecordingStore, groups: readonly RecordingGroup[]) =>
  run(groups, async (group, at) => {
    at('read');
    if ((await store.read(group)) === 'missing') {
      return 'absent';
    }
    at('remove');
    await store.remove(group);
    at('read');
    if ((await store.read(group)) !== 'missing') {
      throw new ReadBackError();
    }
    return 'removed';
  });

type Act = (group: RecordingGroup, at: (place: 'prepare' | 'read' | 'write' | 'remove') => void) => Promise<StepState>;

async function run(groups: readonly RecordingGroup[], act: Act): Promise<Step[]> {
  const steps: Step[] = [];
  for (const group of groups) {
    let place: 'prepare' | 'read' | 'write' | 'remove' = 'read';
    try {
      const state = await act(group, (now) => {
        place = now;
      });
      steps.push({ group: group.name, state, problem: null });
    } catch (error) {
      const problem: Problem =
        error instanceof ReadBackError ? { at: 'read-back' } : { at: place, error: asGrafanaError(error) };
      const left = groups
        .slice(steps.length + 1)
        .map(({ name }) => ({ group: name, state: 'left', problem: null }) as const);
      return [...steps, { group: group.name, state: 'failed', problem }, ...left];
    }
  }
  return steps;
}
