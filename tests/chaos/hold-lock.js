// Another program that keeps the database to itself, and lets go when it is told to: node hold-lock.js <sqlite-file.js URL> <database>
const [module, path] = process.argv.slice(2);
const { openSqliteFile } = await import(module);
const file = openSqliteFile(path, 'write');
process.on('message', (order) => {
  file.exec(order === 'hold' ? 'BEGIN IMMEDIATE' : 'COMMIT');
  process.send(order);
});
process.once('disconnect', () => process.exit());
process.send('ready');
