/** Something that happened to a container or its workload, and that a chart of memory should show. */
export interface Mark {
  kind: 'restart' | 'oom-kill' | 'deploy' | 'onset';
  /** Unix seconds. */
  atSeconds: number;
  /** A few words. */
  title: string;
  /** One sentence: what is known, and from where. */
  text: string;
}
