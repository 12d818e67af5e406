/** Steps of the cursor with the Shift key. */
const FAR_STEP = 10;

interface Key {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key puts the cursor: a sample, null for nowhere, undefined for keys that are none of the cursor's. */
export function moveByKey(event: Key, index: number | null, lastIndex: number): number | null | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) {
    return undefined;
  }
  const step = event.shiftKey ? FAR_STEP : 1;
  switch (event.key) {
    case 'ArrowLeft':
      return Math.max(0, (index ?? lastIndex + step) - step);
    case 'ArrowRight':
      return Math.min(lastIndex, (index ?? -step) + step);
    case 'Home':
      return 0;
    case 'End':
      return lastIndex;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
