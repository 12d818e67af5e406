/** For a screen reader only: on the page it takes no room. */
export const HIDDEN_TEXT = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
