import type { Anatomy } from '../../collect/containers/collectAnatomy';
import type { RuntimeAnatomy } from '../../collect/facts/runtimes/collectRuntime';

/** All that is told about one container. */
export interface ContainerReport {
  anatomy: Anatomy;
  /** What runs inside; null where asking for it failed. */
  inside: RuntimeAnatomy | null;
  /** The window as it was typed. */
  windowText: string;
  warnings: string[];
}
