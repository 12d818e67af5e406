import { useCallback, useEffect, useRef, useState } from 'react';
import { lookAtGroups, type recordByClick, type Step } from './recordByClick';
import type { RecordingGroup, RecordingStore } from './recordingStore';

/** What is known of the groups: looked at first, then what the last click did. */
export function useSteps(
  store: RecordingStore,
  groups: readonly RecordingGroup[],
  isKnown: boolean,
  onChange: () => void
) {
  const [steps, setSteps] = useState<Step[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  useEffect(() => {
    // What the rules read is not known before the sources are.
    if (!isKnown) {
      return undefined;
    }
    let isCurrent = true;
    void lookAtGroups(store, groups).then((found) => isCurrent && setSteps(found));
    return () => {
      isCurrent = false;
    };
  }, [isKnown, store, groups]);
  const run = useCallback(
    async (act: typeof recordByClick) => {
      setBusy(true);
      const result = await act(store, groups);
      if (isThere.current) {
        setBusy(false);
        setSteps(result);
        onChange();
      }
    },
    [store, groups, onChange]
  );
  return { steps, isBusy, run };
}
