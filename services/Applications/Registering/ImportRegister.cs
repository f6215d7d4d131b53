using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications.Registering;

/// <summary>Replaces a register of the own department by a CSV file: all of its rows or none. The same file again changes nothing.</summary>
public static class ImportRegister
{
    /// <summary>Receives and reads the file before the transaction begins, so that no lock is held meanwhile.</summary>
    public static async ValueTask<object?> Before(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var register = (string)http.GetRouteValue("register")!;
        if (Caller.From(http.User).Department is null || register is not (Registers.Integrity or Registers.Projects)) throw Refusals.NotFound.Now();
        var received = await FileBody.Receive(http);
        if (received.Bytes > RegisterFile.MostBytes) throw FileRefusals.TooLarge.With(("limit", $"{RegisterFile.MostBytes / 1024 / 1024} MiB"), ("limitBytes", RegisterFile.MostBytes));
        var bytes = new byte[received.Bytes];
        await received.File.Rewound().ReadExactlyAsync(bytes, http.RequestAborted);
        var texts = http.RequestServices.GetRequiredService<Texts>();
        http.Features.Set(register == Registers.Integrity
            ? new IncomingRegister(received.Sha256, RegisterFile.Integrity(bytes, texts), null)
            : new IncomingRegister(received.Sha256, null, RegisterFile.Projects(bytes, texts)));
        return await next(context);
    }

    public static async Task<Answer<ImportAnswer>> Handle(string register, HttpContext http, Caller caller, Moment moment, RegisterStore registers, CancellationToken cancel)
    {
        var (incoming, department) = (http.Features.Get<IncomingRegister>()!, caller.Department!);
        var standing = await registers.Standing(department, register, cancel);
        if (standing is not null && standing.Sha256 == incoming.Sha256)
            return Answer.Ok(new ImportAnswer(standing.Id, register, standing.FileRows, standing.ImportedAt, Unchanged: true));
        var import = new RegisterImport
        {
            Id = NewId.NextGuid(),
            Department = department,
            Register = register,
            Ordinal = (standing?.Ordinal ?? 0) + 1,
            Sha256 = incoming.Sha256,
            FileRows = incoming.Count,
            ImportedBy = caller.Person,
            ImportedAt = moment.Now
        };
        if (incoming.Integrity is { } integrity) await registers.Replace(import, integrity, cancel);
        else await registers.Replace(import, incoming.Projects!, cancel);
        return Answer.Created($"/registers/{register}", new ImportAnswer(import.Id, register, import.FileRows, import.ImportedAt, Unchanged: false));
    }
}

/// <param name="Unchanged">The same file stands already.</param>
public sealed record ImportAnswer(Guid Id, string Register, int Rows, DateTimeOffset ImportedAt, bool Unchanged);

sealed record IncomingRegister(string Sha256, IReadOnlyList<IntegrityEntry>? Integrity, IReadOnlyList<ProjectEntry>? Projects)
{
    public int Count => Integrity?.Count ?? Projects!.Count;
}
