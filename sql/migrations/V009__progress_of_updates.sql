-- Why: "X of Y updated" counts the lines that waited for an answer when the day began; the first answer of a day keeps when its line had turned stale.

ALTER TABLE [po_line] ADD [staleBeforeOn] DATE NULL;
