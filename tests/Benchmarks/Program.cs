using Challenges.Benchmarks;

// dotnet run -c Release -- outbox|sql|assignment|portal|all
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
    case "portal":
        await PortalBenchmark.Run();
        break;
    case "all":
        AssignmentBenchmark.Run();
        await SqlBenchmark.Run();
        await OutboxBenchmark.Run();
        await PortalBenchmark.Run();
        break;
    default:
        Console.Error.WriteLine("Choose outbox, sql, assignment, portal or all.");
        return 2;
}
return 0;
