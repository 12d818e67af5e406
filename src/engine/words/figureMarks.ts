/** How a surface writes what is unknown, a minus, and the units of time. */
export interface FigureMarks {
  unknown: string;
  minus: string;
  minute: string;
  hour: string;
  day: string;
}

export const SCREEN_MARKS: FigureMarks = { unknown: '—', minus: '−', minute: ' min', hour: ' h', day: ' d' };

/** Plain ASCII, and short: a terminal's table has no room to spare. */
export const TERMINAL_MARKS: FigureMarks = { unknown: '-', minus: '-', minute: 'm', hour: 'h', day: 'd' };
