using Challenges.SchemaWriter;

// Writes contracts/schemas: one JSON Schema and one sample per message. Refuses to overwrite a pinned schema with one that is more than an addition.
var folder = args.Length == 1 ? args[0] : Messages.FindSchemas();
Directory.CreateDirectory(folder);
var breaks = Messages.All.SelectMany(message => Additions.Breaks(Messages.Pinned(folder, message), Messages.Schema(message))
    .Select(b => $"{message.FullName}: {b}")).ToList();
if (breaks.Count > 0)
{
    Console.Error.WriteLine("Not written: these changes are not additions. Add a new member or a new message instead.");
    breaks.ForEach(Console.Error.WriteLine);
    return 1;
}
foreach (var message in Messages.All)
{
    File.WriteAllText(Messages.SchemaFile(folder, message), Messages.Text(Messages.Schema(message)));
    File.WriteAllText(Messages.SampleFile(folder, message), Messages.Text(Sample.Of(message)));
}
Console.WriteLine($"{Messages.All.Count} messages written to {folder}");
return 0;
