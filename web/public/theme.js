// Runs before the first paint: a chosen theme must not flash the other one. (The policy allows no inline script.)
try {
  const theme = localStorage.getItem('batchline.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's preference holds.
}
