using Xunit.v3;

// What is measured here is time: nothing runs beside it.
[assembly: Parallelization(MaxThreads = 1)]
