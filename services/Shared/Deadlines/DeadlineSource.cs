namespace Challenges.Shared.Deadlines;

/// <summary>
/// A table with an <c>Id</c> and a <c>DueAt</c> column (indexed, null when nothing is due), and what to do with a row that is due.
/// The worker opens a scope and a transaction for each row; <see cref="Run"/> loads the aggregate, calls its <c>RunDue(now)</c>, saves it and publishes its events.
/// </summary>
public sealed record DeadlineSource(string Table, Func<IServiceProvider, Guid, DateTimeOffset, CancellationToken, Task> Run);
