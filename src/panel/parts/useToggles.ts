import { useState } from 'react';

/** A set of ids, and what puts one in and takes it out again. */
export function useToggles(): [ReadonlySet<string>, (id: string) => void] {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) {
      next.add(id);
    }
    setIds(next);
  };
  return [ids, toggle];
}
