// The title of a saved page: go run extract.go page.html [http://127.0.0.1:8321]
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	home := "http://127.0.0.1:8321"
	if len(os.Args) > 2 {
		home = os.Args[2]
	}
	page, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	answer, err := http.Post(home+"/v1/extract", "text/html", page)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	var record struct{ Status any; Title, Reason, Code, Detail string }
	if err := json.NewDecoder(answer.Body).Decode(&record); err != nil {
		log.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		log.Fatalf("%s: %s", record.Code, record.Detail) // "busy" and "unavailable": try again after Retry-After
	}
	if record.Status == "ok" {
		fmt.Println(record.Title)
	} else {
		fmt.Println(record.Reason)
	}
}
