namespace Challenges.Demonstration.Speaking;

/// <summary>Connects persons with services, and sets the clock of all four.</summary>
/// <param name="addresses">Asked anew for each line: instances may come and go.</param>
public sealed class Exchange(Func<SystemAddresses> addresses) : IDisposable
{
    readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(20) };
    readonly Tokens _tokens = new(addresses().Issuer, File.ReadAllText(addresses().TokenKey));

    public Line Publication(Person? person = null) => To(addresses().Publication, "publication", person);

    public Line Applications(Person? person = null) => To(addresses().Applications, "applications", person);

    public Line Review(Person? person = null) => To(addresses().Review, "review", person);

    public Line Award(Person? person = null) => To(addresses().Award, "award", person);

    /// <summary>Moves the simulated clock of all services forward; each has run what became due when it answers.</summary>
    public async Task MoveClock(DateTimeOffset now, CancellationToken cancel)
    {
        var moves = addresses().All.Select(async service =>
        {
            var line = new Line(_http, [service], "");
            var reply = await line.Post("clock", new { now }, cancel);
            // A move that was sent twice, because the first answer was lost, finds the clock a little further on.
            if (reply.IsRefused && Reading(await line.Get("clock", cancel)) is var there && (there < now || there - now > TimeSpan.FromMinutes(5)))
                throw new UnexpectedAnswerException($"The clock stands at {there:u} and goes forward only; the play needs {now:u}. Start the services anew.");
        });
        await Task.WhenAll(moves);
    }

    /// <summary>The latest of the services' clocks.</summary>
    public async Task<DateTimeOffset> Now(CancellationToken cancel) =>
        (await Task.WhenAll(addresses().All.Select(service => new Line(_http, [service], "").Get("clock", cancel)))).Max(Reading);

    static DateTimeOffset Reading(Reply reply) => reply.Demand().Json["now"]!.GetValue<DateTimeOffset>();

    Line To(IReadOnlyList<Uri> service, string name, Person? person) => new(_http, service, person is null ? "" : _tokens.Mint(person, "challenges-" + name));

    public void Dispose()
    {
        _http.Dispose();
        _tokens.Dispose();
    }
}
