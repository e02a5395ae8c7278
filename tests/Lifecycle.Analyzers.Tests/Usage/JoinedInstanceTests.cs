using Lifecycle.Analyzers.Tests.Usage.CorrectCode;

namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>One variable for either of two instances.</summary>
public class JoinedInstanceTests
{
    private const string Locals = "var review = Shelf.Lifecycle.Resume(new(), Review); ";

    [Theory]
    [InlineData("var it = flag ? draft : review; await {|LFC1001:it.FireAsync(Publish)|};")]
    [InlineData("var it = flag switch { true => draft, _ => review }; await {|LFC1001:it.FireAsync(Publish)|};")]
    [InlineData("await {|LFC1001:(flag ? draft : review).FireAsync(Publish)|};")]
    [InlineData("Held it; if (flag) it = draft; else it = review; await {|LFC1001:it.FireAsync(Publish)|};")]
    [InlineData("var it = draft; it = flag ? review : it; await {|LFC1001:it.FireAsync(Publish)|};")]
    [InlineData(
        "var it = Shelf.Lifecycle.Resume(new(), Withdrawn); if (flag) it = Shelf.Lifecycle.Resume(new(), Published); "
            + "await {|LFC1001:it.FireAsync(Submit)|};")]
    [InlineData(
        "var it = flag ? draft : review; await it.FireAsync(Withdraw); await {|LFC1001:it.FireAsync(Publish)|};")]
    [InlineData("var it = flag ? draft : review; await it.FireAsync(Submit); await {|LFC1001:it.FireAsync(Publish)|};")]
    [InlineData("var it = flag ? draft : review; if (it.Stage == Draft) await {|LFC1001:it.FireAsync(Approve)|};")]
    [InlineData(
        "Held it; try { it = draft; Console.WriteLine(flag); } catch (Exception) { it = review; } await "
            + "{|LFC1001:it.FireAsync(Publish)|};")]
    public Task A_fire_that_both_refuse_is_reported(string statements) => Correct.VerifyAsync(Locals + statements);

    [Theory]
    [InlineData("var it = flag ? draft : review; await it.FireAsync(Submit); await it.FireAsync(Approve);")]
    [InlineData("var it = flag ? draft : review; await draft.FireAsync(Submit); await it.FireAsync(Approve);")]
    [InlineData(
        "var it = flag ? draft : review; await it.FireAsync(Submit); await review.FireAsync(Approve); if (it.Stage == "
            + "Accepted) await it.FireAsync(Publish); if (!flag) return; await draft.FireAsync(Approve);")]
    [InlineData(
        "var it = flag ? draft : review; await it.FireAsync(Submit); if (flag) await draft.FireAsync(Approve); else "
            + "await draft.FireAsync(Submit);")]
    [InlineData("var it = flag ? draft : review; if (it.Stage == Draft) await it.FireAsync(Submit); await "
        + "it.FireAsync(Approve);")]
    [InlineData("var it = flag ? draft : review; await (flag ? it.FireAsync(Edit) : it.FireAsync(Approve));")]
    [InlineData(
        "var it = draft; for (var i = 0; i < 3; i++) { await it.FireAsync(i == 0 ? Submit : i == 1 ? Approve : "
            + "Publish); it = flag ? it : it; }")]
    [InlineData(
        "var it = draft; var last = it; foreach (var next in new[] { review, draft }) { if (flag) { last = it; it = "
            + "next; } await it.FireAsync(it == review ? Approve : Edit); flag = true; if (last == review) await "
            + "last.FireAsync(Publish); }")]
    [InlineData(
        "var it = draft; for (var i = 0; i < 2; i++) { var old = it; it = Shelf.Lifecycle.Resume(new(), Review); await "
            + "old.FireAsync(i == 0 ? Submit : Approve); if (flag) continue; await it.FireAsync(Submit); }")]
    [InlineData(
        "Held it; if (flag) it = draft; else it = review; draft = review; await draft.FireAsync(Approve); if (flag) "
            + "await it.FireAsync(Submit);")]
    [InlineData("var it = flag ? draft : any; await it.FireAsync(flag ? Submit : Publish);")]
    [InlineData(
        "var it = flag ? draft : review; var same = it; it = flag ? review : draft; await same.FireAsync(Submit); "
            + "await it.FireAsync(Withdraw); if (flag) await draft.FireAsync(Approve);")]
    public Task A_fire_that_one_of_them_permits_is_not_reported(string statements) =>
        Correct.VerifyAsync(Locals + statements);
}
