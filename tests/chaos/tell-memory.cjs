// Loaded before the product (node --require): at SIGUSR2 it collects what is garbage and writes what is left into MEMORY_FILE.
const { renameSync, writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.MEMORY_FILE) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    writeFileSync(`${process.env.MEMORY_FILE}.new`, JSON.stringify(process.memoryUsage()));
    renameSync(`${process.env.MEMORY_FILE}.new`, process.env.MEMORY_FILE);
  });
}
