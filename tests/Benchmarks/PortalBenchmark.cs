using System.Diagnostics;
using System.Globalization;
using Challenges.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Challenges.Benchmarks;

/// <summary>
/// Requests per second of the pages that everybody opens: the list and a challenge. A stand-in answers as Publication does, with 20 challenges in the list, so that the portal alone is measured;
/// the readers run in the same process and share its cores.
/// </summary>
static class PortalBenchmark
{
    const int Readers = 16;
    static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), Measured = TimeSpan.FromSeconds(8);

    public static async Task Run()
    {
        await using var standIn = StandIn();
        await standIn.StartAsync();
        foreach (var (name, fresh) in new[] { ("kept", "00:00:30"), ("made anew", "00:00:00") })
        {
            var address = standIn.Urls.First();
            await using var portal = PortalHost.Build(["--environment=Production", "--urls=http://127.0.0.1:0", $"--Portal:FreshFor={fresh}", "--Logging:LogLevel:Default=None",
                $"--Portal:publication={address}", $"--Portal:applications={address}", $"--Portal:review={address}", $"--Portal:award={address}"]);
            await portal.StartAsync();
            foreach (var path in new[] { "/zh/challenges", "/zh/challenges/QH-2022-01" })
                Report.Line($"{path}, {name}", await PerSecond(new Uri(portal.Urls.First()), path), "requests/s");
            await portal.StopAsync();
        }
        await standIn.StopAsync();
    }

    static async Task<double> PerSecond(Uri address, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, MaxConnectionsPerServer = Readers }) { BaseAddress = address };
        using (var first = await http.GetAsync(path)) first.EnsureSuccessStatusCode();
        await Read(http, path, Warm);
        var watch = Stopwatch.StartNew();
        var pages = await Read(http, path, Measured);
        return pages / watch.Elapsed.TotalSeconds;
    }

    static async Task<long> Read(HttpClient http, string path, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        return (await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            var pages = 0L;
            for (; watch.Elapsed < time; pages++) await http.GetByteArrayAsync(path);
            return pages;
        })))).Sum();
    }

    static WebApplication StandIn()
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var items = string.Join(',', Enumerable.Range(1, 20).Select(n => Item(string.Create(CultureInfo.InvariantCulture, $"QH-2022-{n:00}"))));
        app.Map("/challenges", () => Json($$"""{"items":[{{items}}],"next":"x","asOf":"2022-12-01T00:00:00Z"}"""));
        app.Map("/challenges/{number}", (string number) => Json(Detail(number)));
        app.Map("/challenges/{number}/questions", () => Json("[]"));
        app.Map("/departments", () => Json("""[{"id":"qinghai-dst","name":{"zh":"青海省科学技术厅","en":"Qinghai"},"contact":{"office":"计划处","phone":"0971","hours":"9-17"}}]"""));
        return app;
    }

    static IResult Json(string text) => Results.Text(text, "application/json");

    const string Indicators = """[{"key":"cell-output","name":{"zh":"单槽镁产量","en":"Output"},"unit":"t/day","comparator":">=","target":4.0,"mustHave":true,"testMethod":{"zh":"称重","en":"Weighed"}},{"key":"dc-energy","name":{"zh":"吨镁直流电耗","en":"Energy"},"unit":"kWh/t","comparator":"<=","target":13500,"mustHave":false,"testMethod":{"zh":"电表","en":"Meter"}}]""";

    const string Elapsed = """{"days":13,"promiseDays":180,"promisedBy":"2023-05-17T01:00:00Z","decisionDays":null,"kept":null}""";

    static string Item(string number) =>
        $$$"""{"number":"{{{number}}}","department":"qinghai-dst","ownerName":"盐湖镁业","title":{"zh":"盐湖无水氯化镁电解关键技术","en":"Electrolysis"},"field":"盐湖化工","bountyFen":2000000000,"mustHave":{{{Indicators}}},"state":"open","zone":"Asia/Shanghai","publishedAt":"2022-11-18T01:00:00Z","questionsUntil":"2022-12-09T10:00:00Z","closesAt":"2022-12-19T10:00:00Z","amendments":0,"followsUp":null,"elapsed":{{{Elapsed}}}}""";

    static string Detail(string number) => $$$$"""
        {"number":"{{{{number}}}}","call":"QH-2022","state":"open","department":"qinghai-dst","ownerName":"盐湖镁业","title":{"zh":"盐湖无水氯化镁电解关键技术","en":"Electrolysis"},"description":{"zh":"寻求一套完整工艺。","en":"Sought."},
        "field":"盐湖化工","indicators":{{{{Indicators}}}},"bountyFen":2000000000,"timetable":{"zone":"Asia/Shanghai","publishedAt":"2022-11-18T01:00:00Z","questionsUntil":"2022-12-09T10:00:00Z","closesAt":"2022-12-19T10:00:00Z","graceSeconds":120,"reviewEndsAt":"2023-03-31T10:00:00Z","noticeLength":5,"noticeUnit":"WorkingDay"},
        "criteria":[{"key":"attainment","name":{"zh":"指标达成","en":"Attainment"},"weight":100}],
        "policy":{"profile":"provincial-default","profileVersion":1,"panelSize":7,"panelMinimum":5,"standbyCount":2,"quorumPercent":100,"passingScore":60,"aggregation":"trimmed-mean","trimFromSheets":5,"tieBreaks":["attainment"],"shortlistSize":3,"objectionAnswerWorkingDays":15,"paymentShares":[30,40,30],"decisionPromiseDays":180,"rectificationDays":180,"revealReviewers":"Never"},
        "followsUp":null,"amendments":[],"cancelled":null,"elapsed":{{{{Elapsed}}}},"filed":null,"sealed":null,"outcome":{},
        "stand":{"version":1,"serverNow":"2022-12-01T00:00:00Z","zone":"Asia/Shanghai","stands":{"state":"Open","since":"2022-11-18T01:00:00Z"},"next":{"what":"Closes","at":"2022-12-19T10:00:00Z"},"actions":[{"name":"AskQuestion","allowed":false,"refusal":{"code":"PUB-Q-01","rule":null,"zh":"登录后提问","en":"Sign in","then":{"zh":"登录","en":"Sign in","href":null}}}],"after":{"zh":"封存","en":"Sealing"},"contact":null}}
        """;
}
