namespace Lifecycle.Benchmarks.Engine;

public enum ArticleStage
{
    Draft,
    Review,
    Approved,
    Published,
    Withdrawn,
    Archived,
}

public enum ArticleTrigger
{
    Submit,
    Reject,
    Approve,
    Publish,
    Revise,
    Withdraw,
    Restore,
    Archive,
}

/// <summary>The subject that every engine moves through the same stages, with the same criteria.</summary>
public sealed class Article
{
    /// <summary>The four triggers that lead an article back to its first stage.</summary>
    public static readonly ArticleTrigger[] Round =
    [
        ArticleTrigger.Submit,
        ArticleTrigger.Approve,
        ArticleTrigger.Publish,
        ArticleTrigger.Revise,
    ];

    public string Title { get; init; } = "Wells";

    public int Words { get; init; } = 800;

    public string? Editor { get; init; } = "Okafor";

    public ArticleStage Stage { get; set; }

    public static Article Unfinished => new() { Title = "", Words = 0, Editor = null };

    public bool HasTitle => Title.Length > 0;

    public bool IsLongEnough => Words >= 500;

    public bool HasEditor => Editor is not null;
}
