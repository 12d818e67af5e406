/** Writes the rule files of provisioning/: `npx tsx scripts/writeProvisioning.ts`. A test tells when they are out of date. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toProvisionedRules } from './provisionedRules';

for (const [path, text] of Object.entries(toProvisionedRules())) {
  writeFileSync(join(__dirname, '..', path), text);
  console.log(path);
}
