namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>Variables that change in other ways than by a plain assignment of a plain value.</summary>
public class AssignmentTests
{
    private const string Others = """
        private readonly Held review = Shelf.Lifecycle.Resume(new(), Review);

        private static void Get(out Held held, int number = 0) => held = Shelf.Lifecycle.Resume(new(), Review);

        private static void Replace(ref Held held) => held = Shelf.Lifecycle.Resume(new(), Review);

        private static async Task SubmitInLambdaAsync(Held article)
        {
            Action act = () => article.FireAsync(Submit).AsTask().Wait();
            act();
            await article.FireAsync(Approve);
        }

        private static async Task ReplaceInLambdaAsync(Held article)
        {
            Action act = () => article = Shelf.Lifecycle.Resume(new(), Review);
            act();
            await article.FireAsync(Approve);
        }

        private class Giver
        {
            private readonly Held _mine = Shelf.Lifecycle.Start(new());

            public Giver() { }

            public Giver(out Held held) => held = Shelf.Lifecycle.Resume(new(), Review);

            public Stage Give(out Held held)
            {
                held = Shelf.Lifecycle.Resume(new(), Review);
                return _mine.Stage;
            }
        }
        """;

    [Theory]
    [InlineData("var it = draft; it = flag ? review : any; if (flag) await it.FireAsync(Approve);")]
    [InlineData("var it = draft; it = flag ? review : Shelf.Lifecycle.Resume(new(), Review); await "
        + "it.FireAsync(Approve);")]
    [InlineData("var it = draft; it = flag switch { true => review, _ => review }; await it.FireAsync(Approve);")]
    [InlineData("Held? it = null; it ??= review; await it.FireAsync(Approve);")]
    [InlineData("var it = draft; it = any as object as Held ?? review; if (it == review) await "
        + "it.FireAsync(Approve);")]
    [InlineData("Kept = draft; Kept = flag ? review : review; await Kept.FireAsync(Approve);")]
    [InlineData("(draft, any) = flag ? (review, review) : (review, draft); await draft.FireAsync(Approve);")]
    [InlineData("var it = draft; (flag ? ref it : ref any) = review; if (flag) await it.FireAsync(Approve);")]
    public Task A_variable_that_is_assigned_one_of_several_values_has_a_new_stage(string statements) =>
        Correct.VerifyAsync(statements, Others);

    [Theory]
    [InlineData("var it = draft; Get(out it, flag ? 1 : 2); await it.FireAsync(Approve);")]
    [InlineData("var it = draft; _ = new Giver(out it); await it.FireAsync(Approve);")]
    [InlineData("var it = draft; new Giver().Give(out it); await it.FireAsync(Approve);")]
    [InlineData("Replace(ref draft); await draft.FireAsync(Approve);")]
    [InlineData("Action act = () => Get(out draft); act(); await draft.FireAsync(Approve);")]
    [InlineData("Action act = () => Replace(ref draft); act(); await draft.FireAsync(Approve);")]
    [InlineData(
        "Action act = () => (draft, (any, _)) = (review, (review, 1)); act(); await draft.FireAsync(Approve);")]
    [InlineData("var pair = (draft, 1); pair.draft = review; await pair.draft.FireAsync(Approve);")]
    public Task A_variable_that_other_code_writes_has_a_new_stage(string statements) =>
        Correct.VerifyAsync(statements, Others);

    [Theory]
    [InlineData("var next = Submit; next++; await review.FireAsync(next);")]
    [InlineData("var next = Submit; next += 1; await review.FireAsync(next);")]
    [InlineData("var at = Draft; at++; if (any.Stage == at && any.Stage == Review) await any.FireAsync(Approve);")]
    [InlineData("var isReview = any.Stage == Review; isReview |= flag; if (isReview && any.Stage == Draft) await "
        + "any.FireAsync(Submit);")]
    [InlineData("var isDraft = any.Stage == Draft; isDraft &= flag; if (!isDraft && any.Stage == Draft) await "
        + "any.FireAsync(Submit);")]
    public Task A_variable_that_is_computed_from_itself_has_a_new_value(string statements) =>
        Correct.VerifyAsync(statements, Others);

    [Theory]
    [InlineData("await SubmitInLambdaAsync(draft); await draft.FireAsync(Publish);")]
    [InlineData("await ReplaceInLambdaAsync(draft); await draft.FireAsync(Submit);")]
    public Task A_parameter_that_a_lambda_of_the_called_method_captures_may_move(string statements) =>
        Correct.VerifyAsync(statements, Others);
}
