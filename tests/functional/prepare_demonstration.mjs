// Makes the demonstration that the tests of a run copy: prepare_demonstration.mjs FOLDER
import { mkdirSync, rmSync } from 'node:fs';

import { prepareDemonstration } from './server.mjs';

const folder = process.argv[2];
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await prepareDemonstration(folder);
