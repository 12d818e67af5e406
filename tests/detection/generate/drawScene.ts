import type { Random } from './random';
import { HOURS, type Scene } from './recipe';

const MIB = 2 ** 20;

/** What every container has, whatever its family: size, room, age, requests of day and week, bad hours. */
export function drawScene(random: Random, amplitude: number): Scene {
  const baseBytes = random.logBetween(12 * MIB, 6144 * MIB);
  const headroomBytes = baseBytes * random.logBetween(0.3, 5);
  const load = drawLoad(random, amplitude);
  return {
    random,
    baseBytes,
    headroomBytes,
    ceilingBytes: baseBytes + headroomBytes,
    ageHours: random.chance(0.3) ? random.between(0, 2) : random.logBetween(2, 1000),
    load,
    failing: drawFailing(random),
    amplitude,
  };
}

function drawLoad(random: Random, amplitude: number): Scene['load'] {
  const day = Math.min(0.9, random.between(0.05, 0.7) * amplitude);
  const week = random.between(0, 0.5);
  const dayPhase = random.between(0, 24);
  const weekPhase = random.between(0, 168);
  // One wobble an hour, straight in between.
  const wobble = Array.from({ length: HOURS + 2 }, () => 0.08 * amplitude * random.normal());
  return (hours) => {
    const at = Math.min(HOURS, Math.max(0, hours));
    const hour = Math.floor(at);
    const noise = wobble[hour] + (wobble[hour + 1] - wobble[hour]) * (at - hour);
    const weekend = (hours + weekPhase) % 168 > 120 ? 1 - week : 1;
    return Math.max(0.02, weekend * (1 + day * Math.sin(((hours + dayPhase) / 12) * Math.PI)) + noise);
  };
}

/** A share of 0.1 to 2 % fails always, and up to half of the requests in some hours. */
function drawFailing(random: Random): Scene['failing'] {
  const usual = random.logBetween(0.001, 0.02);
  const bad = Array.from({ length: HOURS + 1 }, () => (random.chance(0.15) ? random.between(0.1, 0.5) : 0));
  return (hours) => usual + bad[Math.min(HOURS, Math.max(0, Math.floor(hours)))];
}
