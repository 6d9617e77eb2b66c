// Pages work without this. With it, times are the reader's own, and the title of a time still says what the server wrote.
"use strict";
for (const time of document.querySelectorAll("time[datetime]")) {
  const moment = new Date(time.dateTime);
  if (Number.isNaN(moment.getTime())) continue;
  time.title = time.textContent;
  time.textContent = moment.toLocaleString();
}
