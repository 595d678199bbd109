import { workerData } from 'node:worker_threads';
import { backUp } from './database/sqlite/back-up.js';

const { path, to } = workerData as { path: string; to: string };
backUp(path, to);
