using Challenges.Demonstration.Speaking;
using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Tests.Playing;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests.Browsing;

/// <summary>One person's browser window. What its console complains of, and what the content policy blocks, is kept for the test to look at.</summary>
sealed class Visit : IAsyncDisposable
{
    static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    static readonly object Rules = new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, Colours = new { type = "rule", values = (string[])["color-contrast"] };

    const int Phone = 360, Desk = 1440;

    readonly IBrowserContext _context;
    readonly List<string> _complaints = [];

    Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    /// <param name="address">Of the portal; null: of the house.</param>
    public static async Task<Visit> Begin(int width = Desk, string locale = "zh-CN", bool script = true, string? address = null)
    {
        // Nothing moves: a colour that is on its way to another one would be read as neither.
        var context = await House.Browser.NewContextAsync(new()
        {
            Locale = locale,
            ViewportSize = new() { Width = width, Height = HeightOf(width) },
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
            BaseURL = address ?? House.Address
        });
        context.SetDefaultTimeout(60_000);
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.Console += (_, message) => { if (message.Type is "error" or "warning") visit._complaints.Add($"{message.Text} ({visit.Page.Url})"); };
        visit.Page.PageError += (_, error) => visit._complaints.Add(error);
        return visit;
    }

    /// <summary>Signs the person in and opens the page.</summary>
    public Task<int> Enter(Person person, string path) => Go(Doorman.Address(person, path));

    /// <returns>The status of the page.</returns>
    public async Task<int> Go(string path)
    {
        var status = (await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }))!.Status;
        await Look();
        return status;
    }

    /// <summary>A page has one primary button, or none.</summary>
    async Task Look()
    {
        if (await Page.Locator(".button.primary:visible").CountAsync() is > 1 and var count) _complaints.Add($"{count} primary buttons ({Page.Url})");
    }

    /// <summary>Presses a button that sends a form, and waits for the page that answers.</summary>
    public async Task Send(string button)
    {
        var from = Page.Url;
        await Page.EvaluateAsync("() => { window.left = true; }");
        await Page.Locator(button).First.ClickAsync();
        await Page.WaitForFunctionAsync("() => !window.left && document.readyState === 'complete'");
        await Look();
        TestContext.Out.WriteLine($"{button}: {from} → {Page.Url}");
    }

    /// <summary>Moves the focus there by the Tab key alone; what has it shows it.</summary>
    public async Task TabTo(string what)
    {
        for (var tabs = 0; tabs < 300; tabs++)
        {
            if (await Page.EvaluateAsync<bool>("what => document.activeElement?.matches(what) === true", what))
            {
                Assert.That(await Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"), Is.Not.EqualTo("none"), $"{what} shows no focus");
                return;
            }
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The Tab key never came to {what} on {Page.Url}");
    }

    /// <summary>Presses the key on what leads to another page.</summary>
    /// <param name="to">The page's address; null: the same or any.</param>
    public async Task PressKeyOn(string what, string key, string? to = null)
    {
        await TabTo(what);
        await Page.EvaluateAsync("() => { window.left = true; }");
        await Page.Keyboard.PressAsync(key);
        await Page.WaitForFunctionAsync("() => !window.left && document.readyState === 'complete'");
        if (to is not null) await Page.WaitForURLAsync(to);
        await Look();
    }

    /// <summary>Opens the page again until it says so: what one service did reaches the others in its own time.</summary>
    public async Task UntilSays(string path, string words)
    {
        for (var tries = 0; ; tries++)
        {
            await Go(path);
            var text = await Text();
            if (text.Contains(words, StringComparison.Ordinal)) return;
            Assert.That(tries, Is.LessThan(150), $"{path} never said \"{words}\": {text}");
            await Task.Delay(200);
        }
    }

    public Task<string> Text() => Page.Locator("main").InnerTextAsync();

    /// <summary>The findings of axe-core that are serious or worse, under WCAG 2.2 A and AA; on the phone also those of the colours of the dark theme.</summary>
    public async Task<IReadOnlyList<string>> SeriousFindings()
    {
        await Page.EvaluateAsync(Axe);
        var found = await Findings(Rules);
        if (Page.ViewportSize is not { Width: Phone }) return found;
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await Findings(Colours);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. found, .. dark.Select(finding => "in the dark: " + finding)];
    }

    /// <summary>In the page itself: the portal has no frames, and the way of the package opens a page of its own for each run.</summary>
    Task<string[]> Findings(object rules) => Page.EvaluateAsync<string[]>("""
        async rules => (await axe.run({ runOnly: rules, resultTypes: ["violations"] })).violations.filter(v => v.impact === "serious" || v.impact === "critical")
            .map(v => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map(n => n.html).join("\n    ")}`)
        """, rules);

    /// <summary>True when the page is wider than the window.</summary>
    public Task<bool> Overflows() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");

    /// <summary>Holds the page to what every page is held to, at both widths.</summary>
    public async Task Reads(string picture)
    {
        await Picture(picture);
        using (Assert.EnterMultipleScope())
        {
            await AtBothWidths(async width => Assert.That(await SeriousFindings(), Is.Empty, $"at {width} px"));
            Assert.That(_complaints, Is.Empty, "the console, or the layout");
            Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1));
            Assert.That(await Text(), Does.Not.Contain("desk.page."), "words are missing");
        }
    }

    /// <summary>Kept as output of the tests, to be looked at, at both widths; neither may be too narrow for the page.</summary>
    public async Task Picture(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Places.Root, "tests", "TestResults", "portal")).FullName;
        await AtBothWidths(async width =>
        {
            if (await Overflows()) _complaints.Add($"wider than {width} px ({Page.Url})");
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        });
    }

    /// <summary>The window ends as it was.</summary>
    async Task AtBothWidths(Func<int, Task> look)
    {
        var own = Page.ViewportSize!.Width;
        foreach (var width in new[] { own == Phone ? Desk : Phone, own })
        {
            await Page.SetViewportSizeAsync(width, HeightOf(width));
            await look(width);
        }
    }

    static int HeightOf(int width) => width == Phone ? 740 : 900;

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
