/** Help lines that several commands share. */
export const SERVER_HELP = `  --header 'NAME: VALUE'  sent with each request; may be given several times
  --timeout DURATION      longest wait for one answer (30s)

The environment variable LEAKSCOPE_TOKEN is sent as "Authorization: Bearer …".`;

export const WINDOW_HELP = `  --at TIME               end of the window: ISO 8601 or Unix seconds (now)
  --window DURATION       length of the window, such as 90m, 6h, 1d or 7d (1d)`;

export const FORMAT_HELP = '  --format table|json     (table)';
