using Challenges.Benchmarks;

// dotnet run -c Release -- outbox|sql|assignment|review|portal|all
// Numbers depend on the machine; the ratios within one run are what counts.
switch (args.FirstOrDefault() ?? "all")
{
    case "outbox":
        await OutboxBenchmark.Run();
        break;
    case "sql":
        await SqlBenchmark.Run();
        break;
    case "assignment":
        AssignmentBenchmark.Run();
        break;
    case "review":
        await ReviewBenchmark.Run();
        break;
    case "portal":
        await PortalBenchmark.Run();
        break;
    case "all":
        AssignmentBenchmark.Run();
        await ReviewBenchmark.Run();
        await SqlBenchmark.Run();
        await OutboxBenchmark.Run();
        await PortalBenchmark.Run();
        break;
    default:
        Console.Error.WriteLine("Choose outbox, sql, assignment, review, portal or all.");
        return 2;
}
return 0;
