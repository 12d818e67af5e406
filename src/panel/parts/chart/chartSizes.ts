export const FONT_PX = 11;
/** Room to the right of the plotting area. */
export const EDGE_PX = 12;
